import { LOG_GROUP, QUERY_LOG } from "../../aws";
import { decided, valueOf } from "../../graph";
import { regionIn, senderOf } from "../../permissions";
import { defineRule } from "../../rule";
import { mayWriteTo, WRITE_ACTIONS } from "../../services/logs/write";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "cloudwatchLogGroupArn";
const REGION = "us-east-1";

export const queryLogAllowed = defineRule({
  id: "route53-query-log-allowed",
  title: "Route 53 query logs should have a log group in us-east-1 that Route 53 may write to",
  practices: ["REL06-BP01"],
  service: "Route 53",
  severity: "medium",
  why: "Route 53 refuses a log group of another Region, or one that no resource policy lets it write to: which names resolvers asked for during a failover can't be found out.",
  fix: "Make the log group and an aws.cloudwatch.LogResourcePolicy in us-east-1, which allows logs:CreateLogStream and logs:PutLogEvents to route53.amazonaws.com.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html",
  types: [QUERY_LOG],
  check(log, graph) {
    const [group] = graph.references(log, PROPERTY, [LOG_GROUP]).certain;
    const region = group ? group.region : regionIn(valueOf(graph.string(log, PROPERTY)) ?? "");
    if (region !== undefined && region !== REGION)
      return violation({
        property: PROPERTY,
        actual: region,
        wanted: `a log group in ${REGION}`,
        message: `Its log group is in ${region}: Route 53 writes query logs to ${REGION} only.`,
      });
    if (!group) return undecided({ property: PROPERTY, reason: "Its log group is not in the program." });
    const sender = senderOf(log, graph);
    if (sender && decided(mayWriteTo(group, sender, graph), PROPERTY)) return compliant();
    return violation({
      property: PROPERTY,
      actual: group.name,
      wanted: `an aws.cloudwatch.LogResourcePolicy that allows ${WRITE_ACTIONS} to route53.amazonaws.com`,
      message: `No resource policy of the program lets Route 53 write to ${group.name}: AWS refuses the query log.`,
    });
  },
});
