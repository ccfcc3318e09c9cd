import type { Rule } from "../../rule";
import { gatewayEndpointRouted } from "./gateway-endpoint-routed";
import { natGatewayPerZone } from "./nat-gateway-per-zone";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [gatewayEndpointRouted, natGatewayPerZone];
