import { API_GATEWAY_ACCOUNT } from "../../aws";
import { all, decided } from "../../graph";
import { accountOf, mayAssume, partitionOf, roleAt, roleMay, roleRequest, UNSEEN } from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, undecided, violation } from "../../verdict";

const ROLE = "cloudwatchRoleArn";
const SERVICE = "apigateway.amazonaws.com";
const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];

export const accountLoggingRole = defineRule({
  id: "apigateway-account-logging-role",
  title: "API Gateway's account settings should have a role that can write to CloudWatch Logs",
  practices: ["REL06-BP01"],
  service: "API Gateway",
  severity: "medium",
  why: "REST and WebSocket APIs of the Region write their logs with this role: with one that API Gateway can't use none of them has a log.",
  fix: "Set cloudwatchRoleArn to a role that apigateway.amazonaws.com can assume, with the managed policy AmazonAPIGatewayPushToCloudWatchLogs.",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  types: [API_GATEWAY_ACCOUNT],
  check(account, graph) {
    const wanted = `a role that ${SERVICE} can assume, with ${ACTIONS.join(" and ")}`;
    const named = roleAt(account, ROLE, graph);
    if (named.is === "unknown") return undecided({ property: ROLE, reason: named.why });
    if (named.is === "none")
      return violation({
        property: ROLE,
        actual: undefined,
        wanted,
        message: "It takes the role away: no REST or WebSocket API of the Region writes logs.",
      });
    const { role } = named;
    const group = `arn:${partitionOf(account.region)}:logs:${account.region ?? UNSEEN}:${accountOf(account, graph) ?? UNSEEN}:log-group:${UNSEEN}`;
    const writes = ACTIONS.map((action) =>
      roleMay(role, roleRequest(role, action, `${group}:log-stream:${UNSEEN}`, graph), undefined, undefined, graph),
    );
    if (decided(all([mayAssume(SERVICE, role, {}, graph), ...writes]), ROLE)) return compliant();
    return violation({
      property: ROLE,
      actual: role.name,
      wanted,
      message: `API Gateway can't write logs with the role ${role.name}: no REST or WebSocket API of the Region has a log.`,
    });
  },
});
