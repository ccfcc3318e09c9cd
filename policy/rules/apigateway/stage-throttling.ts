import { HTTP_API_STAGE, METHOD_SETTINGS, REST_API, REST_API_STAGE } from "../../aws";
import { isOfType, undecidedIfAny, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const RATE = "throttlingRateLimit";

/** The settings for every method of a REST API's stage: those of its API, for the path of all, that name it. */
function settingsFor(
  stage: ResourceOf<typeof REST_API_STAGE>,
  graph: Graph,
): { certain: Resource[]; possible: Resource[] } {
  const name = valueOf(graph.string(stage, "stageName"));
  const [api] = graph.references(stage, "restApi", [REST_API]).certain;
  const all = api
    ? graph.referrers(api, [METHOD_SETTINGS], "restApi").certain
    : graph
        .ofType(METHOD_SETTINGS)
        .filter((one) => valueOf(graph.string(one, "restApi")) === valueOf(graph.string(stage, "restApi")));
  const everywhere = all.filter((one) => valueOf(graph.string(one, "methodPath")) === "*/*");
  const names = (one: Resource) => valueOf(graph.string(one, "stageName"));
  return {
    certain: everywhere.filter((one) => name !== undefined && names(one) === name),
    possible: everywhere.filter((one) => name === undefined || names(one) === undefined),
  };
}

/** Whether a stage limits the rate of its requests; of all of them, where it is a REST API's. */
function isThrottled(
  stage: ResourceOf<readonly [typeof REST_API_STAGE, typeof HTTP_API_STAGE]>,
  graph: Graph,
): boolean {
  if (isOfType(stage, HTTP_API_STAGE)) return (graph.read.number(stage, `defaultRouteSettings.${RATE}`) ?? -1) >= 0;
  if (!isOfType(stage, REST_API_STAGE)) return false;
  const { certain, possible } = settingsFor(stage, graph);
  // The provider's default (node_modules/@pulumi/aws/types/input.d.ts, MethodSettingsSettings): -1, no limit.
  if (certain.some((one) => graph.read.number(one, `settings.${RATE}`, -1) >= 0)) return true;
  undecidedIfAny(possible, "", "limits its requests");
  return false;
}

export const stageThrottling = defineRule({
  id: "apigateway-stage-throttling",
  title: "API Gateway stages should have a throttling limit of their own",
  practices: ["REL05-BP02"],
  peers: { cdkNag: ["APIGWDefaultThrottling"] },
  service: "API Gateway",
  severity: "low",
  why: "Without its own limit a stage may use the account's whole quota of the Region, and one caller's flood makes every API refuse.",
  fix: 'Set throttlingRateLimit and throttlingBurstLimit: in defaultRouteSettings, or in an aws.apigateway.MethodSettings with methodPath "*/*".',
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
  types: [REST_API_STAGE, HTTP_API_STAGE],
  check(stage, graph) {
    if (isThrottled(stage, graph)) return compliant();
    return violation({
      property: isOfType(stage, HTTP_API_STAGE) ? `defaultRouteSettings.${RATE}` : "stageName",
      actual: undefined,
      wanted: "a throttlingRateLimit for all of its routes",
      message: "It has no limit of its own: its callers share the account's, with every other API of the Region.",
    });
  },
});
