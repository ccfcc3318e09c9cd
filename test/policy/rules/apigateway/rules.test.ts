import { regionalEndpoint } from "../../../../policy/rules/apigateway/regional-endpoint";
import { stageLogging } from "../../../../policy/rules/apigateway/stage-logging";
import { stageThrottling } from "../../../../policy/rules/apigateway/stage-throttling";
import { tracing } from "../../../../policy/rules/apigateway/tracing";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const api = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:apigateway/restApi:RestApi", "api", inputs);
const named = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:apigateway/domainName:DomainName", "name", inputs);
const endpoint = (types: unknown) => ({ endpointConfiguration: { types } });

judges(regionalEndpoint, {
  "a Regional API": [[api(endpoint("REGIONAL"))], "compliant"],
  "the same as a list": [[api(endpoint(["REGIONAL"]))], "compliant"],
  "a private API": [[api(endpoint("PRIVATE"))], "compliant"],
  "an edge-optimized API": [[api(endpoint("EDGE"))], "violation", /no second Region/],
  "the default": [[api()], "violation"],
  "an unknown endpoint": [[api(endpoint(unknown))], "undecided"],
  "a Regional domain name": [[named(endpoint("REGIONAL"))], "compliant"],
  "a domain name by default": [[named()], "violation"],
});

const rest = api();
const stage = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:apigateway/stage:Stage", "live", { restApi: rest.id, stageName: "live", ...inputs });
const http = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:apigatewayv2/stage:Stage", "http", inputs);
const logs = resource("aws:cloudwatch/logGroup:LogGroup", "requests");

judges(stageLogging, {
  "a REST API that logs": [[stage({ accessLogSettings: { destinationArn: logs.output("arn") } }), logs], "compliant"],
  "an HTTP API that logs": [[http({ accessLogSettings: { destinationArn: "arn:aws:logs" } })], "compliant"],
  "a REST API that does not": [[stage()], "violation", /are not logged/],
  "an HTTP API that does not": [[http()], "violation"],
  "unknown settings": [[http({ accessLogSettings: unknown })], "undecided"],
});

const settings = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:apigateway/methodSettings:MethodSettings", "limits", {
    restApi: rest.id,
    stageName: "live",
    methodPath: "*/*",
    settings: { throttlingRateLimit: 100 },
    ...inputs,
  });

judges(stageThrottling, {
  "an HTTP API that takes no request": [[http({ defaultRouteSettings: { throttlingRateLimit: 0 } })], "compliant"],
  "an HTTP API with a limit": [[http({ defaultRouteSettings: { throttlingRateLimit: 100 } })], "compliant"],
  "an HTTP API without": [[http()], "violation", /share the account's/],
  "an HTTP API with an unknown limit": [
    [http({ defaultRouteSettings: { throttlingRateLimit: unknown } })],
    "undecided",
  ],
  "a REST API with a limit for all methods": [[stage(), rest, settings()], "compliant"],
  "the same, by the stage's name": [[stage({ restApi: "api1" }), settings({ restApi: "api1" })], "compliant"],
  "a limit for one method": [[stage(), rest, settings({ methodPath: "orders/GET" })], "violation"],
  "a limit of another stage": [[stage(), rest, settings({ stageName: "test" })], "violation"],
  "settings without a limit": [[stage(), rest, settings({ settings: { loggingLevel: "INFO" } })], "violation"],
  "settings of an unknown stage": [[stage(), rest, settings({ stageName: unknown })], "undecided"],
  "no settings": [[stage(), rest], "violation"],
});

judges(tracing, {
  on: [[stage({ xrayTracingEnabled: true })], "compliant"],
  off: [[stage({ xrayTracingEnabled: false })], "violation"],
  "not given": [[stage()], "violation"],
  unknown: [[stage({ xrayTracingEnabled: unknown })], "undecided"],
});
