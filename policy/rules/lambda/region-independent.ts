import {
  EVENT_BUS,
  KMS_KEY,
  LAMBDA_FUNCTION,
  QUEUE,
  SECRET_RESOURCE,
  SSM_PARAMETER,
  STATE_MACHINE,
  STREAM,
  TOPIC,
} from "../../aws";
import {
  answer,
  any,
  decided,
  isTreeObject,
  NO,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Graph,
  type Resource,
} from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const VARIABLES = "environment.variables";
/** What each Region can have of its own. A database may have its one writer elsewhere on purpose. */
const TYPES = [QUEUE, TOPIC, STREAM, EVENT_BUS, STATE_MACHINE, SECRET_RESOURCE, SSM_PARAMETER, KMS_KEY];

/** Whether the same function, by its name in the program or in AWS, is in another Region too. */
function hasTwinIn(region: string, lambda: Resource, graph: Graph): Answer {
  const nameOf = (one: Resource) => graph.givenString(one, "name");
  const own = nameOf(lambda);
  return any(
    graph
      .ofType(LAMBDA_FUNCTION)
      .filter((one) => one.region === region)
      .map((one) => {
        const other = nameOf(one);
        if (one.name === lambda.name) return YES;
        if (own.kind === "missing" || other.kind === "missing") return NO;
        const isKnown = own.kind === "known" && other.kind === "known";
        return isKnown
          ? answer(own.value === other.value)
          : unknown(`Whether ${one.name} is the same function is known only after deployment.`);
      }),
  );
}

export const regionIndependent = defineRule({
  id: "lambda-region-independent",
  title: "Lambda functions in two Regions should use the queues, topics and secrets of their own Region",
  practices: ["REL10-BP03", "REL11-BP04"],
  service: "Lambda",
  severity: "medium",
  why: "The copy of a function that takes over while a Region is impaired fails with that Region where it sends, reads or decrypts there.",
  fix: "Give the variable the resource of the function's own Region, replicated where it holds data. Acknowledge what the function uses for reports alone.",
  source: "https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-multi-region-fundamentals/fundamental-3.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    const variables = graph.read.value(lambda, VARIABLES);
    if (variables !== undefined && variables !== null && !isTreeObject(variables))
      return undecided({ property: VARIABLES, reason: "Its variables are not of the form that AWS takes." });
    const keys = isTreeObject(variables) ? Object.keys(variables) : [];
    for (const key of keys) {
      const path = `${VARIABLES}["${key}"]`;
      const [named] = graph.references(lambda, path, TYPES).certain;
      if (named?.region === undefined || lambda.region === undefined || named.region === lambda.region) continue;
      if (!decided(hasTwinIn(named.region, lambda, graph), path)) continue;
      return violation({
        property: path,
        actual: valueOf(graph.given(lambda, path)),
        wanted: `a resource in ${lambda.region}`,
        message: `It is in ${lambda.region} as well as in ${named.region}, and uses ${named.name} in ${named.region} from here: while ${named.region} is impaired, both fail.`,
      });
    }
    return keys.length === 0 ? notApplicable("It has no environment variables.") : compliant();
  },
});
