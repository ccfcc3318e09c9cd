import { defaultEndpoint } from "../../../../policy/rules/apigateway/default-endpoint";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const IN_EAST = { region: "us-east-1" };

const api = (disableExecuteApiEndpoint?: unknown): Fixture =>
  resource(
    "aws:apigatewayv2/api:Api",
    "shop",
    { protocolType: "HTTP", ...(disableExecuteApiEndpoint !== undefined && { disableExecuteApiEndpoint }) },
    IN_EAST,
  );
const name = (region = "us-east-1"): Fixture =>
  resource("aws:apigatewayv2/domainName:DomainName", "shop", { domainName: "shop.example.com" }, { region });
const mapped = (to: Fixture): Fixture[] => {
  const domain = name();
  const given = { apiId: to.id, domainName: domain.id, stage: "$default" };
  return [to, domain, resource("aws:apigatewayv2/apiMapping:ApiMapping", "shop", given)];
};
const rest = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:apigateway/restApi:RestApi", "shop", inputs);
const mappedPath = (to: Fixture): Fixture[] => [
  to,
  resource("aws:apigateway/basePathMapping:BasePathMapping", "shop", {
    restApi: to.id,
    domainName: "shop.example.com",
  }),
];

judges(defaultEndpoint, {
  "an API that has its domain name alone": [mapped(api(true)), "compliant"],
  "an API with its own address too": [mapped(api(false)), "violation", /not led to another Region/],
  "the default": [mapped(api()), "violation", /disableExecuteApiEndpoint: missing; wanted: true/],
  unknown: [mapped(api(unknown)), "undecided"],
  "an API without a domain name": [[api()], "notApplicable"],
  "a standby whose domain name leads to it after a failover": [[api(), name()], "violation"],
  "a domain name of another Region": [[api(), name("us-west-2")], "notApplicable"],
  "a REST API": [mappedPath(rest()), "violation"],
  "a REST API that has its domain name alone": [mappedPath(rest({ disableExecuteApiEndpoint: true })), "compliant"],
  "a private REST API": [mappedPath(rest({ endpointConfiguration: { types: "PRIVATE" } })), "notApplicable"],
});
