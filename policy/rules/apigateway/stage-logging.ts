import { HTTP_API_STAGE, REST_API_STAGE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "accessLogSettings.destinationArn";

export const stageLogging = defineRule({
  id: "apigateway-stage-logging",
  title: "API Gateway stages should have access logging configured",
  practices: ["REL06-BP05"],
  peers: {
    securityHub: ["APIGateway.1", "APIGateway.9"],
    checkov: ["CKV_AWS_76", "CKV2_AWS_4"],
    cdkNag: ["APIGWAccessLogging", "APIGWExecutionLoggingEnabled"],
    prowler: ["apigateway_restapi_logging_enabled", "apigatewayv2_api_access_logging_enabled"],
  },
  service: "API Gateway",
  severity: "low",
  why: "Without an access log nothing says which callers, routes and integrations failed.",
  fix: "Set accessLogSettings with the ARN of a log group and a format.",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  types: [REST_API_STAGE, HTTP_API_STAGE],
  check(stage, graph) {
    const settings = graph.read.given(stage, "accessLogSettings");
    // An ARN that is known after deployment is given all the same.
    if (settings !== undefined && graph.given(stage, PROPERTY).kind !== "missing") return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a log group",
      message: "Its requests are not logged: which of them failed, and why, can't be found out.",
    });
  },
});
