import { EVENT_SOURCE_MAPPING } from "../../aws";
import { decided } from "../../graph";
import { roleAt } from "../../permissions";
import { defineRule } from "../../rule";
import { calledBy } from "../../services/lambda/calls";
import { roleSource } from "../../services/lambda/role-sources";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const SOURCE = "eventSourceArn";

export const eventSourceRole = defineRule({
  id: "lambda-event-source-role",
  title: "Lambda execution roles should allow the function's event sources",
  practices: ["REL04-BP02"],
  service: "Lambda",
  severity: "high",
  why: "Lambda reads a queue or stream with the function's role. It refuses a new mapping whose role may not read the source; with one that may no longer, or may not decrypt, messages wait until they expire.",
  fix: "Allow the role to receive and delete messages of the queue, or to read the stream's records, and kms:Decrypt with its key: AWSLambdaSQSQueueExecutionRole, AWSLambdaKinesisExecutionRole and AWSLambdaDynamoDBExecutionRole do the first.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    const source = roleSource(mapping, SOURCE, graph);
    if (source === undefined)
      return undecided({ property: SOURCE, reason: "What it reads is known only after deployment." });
    if (source === "other") return notApplicable("It reads no queue and no stream of Kinesis or DynamoDB.");
    const { lambda } = calledBy(mapping, "functionName", graph);
    const named = lambda && roleAt(lambda, "role", graph);
    if (named?.is === "none") return notApplicable("Its function has no role.");
    if (named?.is !== "role")
      return undecided({
        property: "functionName",
        reason: named?.why ?? "Its function is not in the program, nor is its role.",
      });
    const { role } = named;
    if (decided(source.mayRead(role), SOURCE)) return compliant();
    return violation({
      property: SOURCE,
      actual: source.name,
      wanted: `a role with ${source.actions.join(", ")} on it, and kms:Decrypt with its key`,
      message: `The role ${role.name} may not read ${source.name}: Lambda refuses the mapping, or processes nothing.`,
    });
  },
});
