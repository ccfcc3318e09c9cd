import type { Check } from "../../../checks/check";
import { checkOf } from "../../check-parts";
import { checkVolumes } from "../../scaled/checks/metrics";
import { checkAuthorizers } from "./authorizers";
import { checkCors } from "./cors";
import { checkFaults, checkIngressUnused, checkLatency } from "./limits";
import { checkHealthPath, checkRoutes, checkTimeouts } from "./routes";

const KIND = "functions";

export const FUNCTIONS_CHECKS: readonly Check[] = [
  checkOf(KIND, [], checkRoutes),
  checkOf(KIND, ["dns"], checkHealthPath),
  checkOf(KIND, ["functions"], checkTimeouts),
  checkOf(KIND, [], checkAuthorizers),
  checkOf(KIND, [], checkCors),
  checkOf(KIND, ["monitoring"], checkLatency),
  checkOf(KIND, ["ingress"], checkIngressUnused),
  checkOf(KIND, ["experiments", "network"], checkFaults),
  checkOf(KIND, ["volumes"], (_api, areas) => checkVolumes("the environments", areas)),
];
