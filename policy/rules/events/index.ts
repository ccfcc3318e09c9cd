import type { Rule } from "../../rule";
import { busHasArchive } from "./bus-has-archive";
import { deadLettersLetEventsIn } from "./dead-letters-let-events-in";
import { endpointBusesPaired } from "./endpoint-buses-paired";
import { endpointHealthCheck } from "./endpoint-health-check";
import { endpointReplicates } from "./endpoint-replicates";
import { fifoTargetHasGroup } from "./fifo-target-has-group";
import { ruleEnabled } from "./rule-enabled";
import { targetHasDeadLetters } from "./target-has-dead-letters";
import { targetRetries } from "./target-retries";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  busHasArchive,
  deadLettersLetEventsIn,
  endpointBusesPaired,
  endpointHealthCheck,
  endpointReplicates,
  fifoTargetHasGroup,
  ruleEnabled,
  targetHasDeadLetters,
  targetRetries,
];
