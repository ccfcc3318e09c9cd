import type { Permissions } from "./permissions/actions";
import type { Published } from "./published";
import type { Quota } from "./quotas";

export const LONGEST_INTEGRATION = {
  title: "The longest that an HTTP API waits for an integration, in seconds",
  sources: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"],
  asOf: "2026-11-29",
  data: 30,
} as const satisfies Published;

export const RESERVED_PATHS: Published<readonly string[]> = {
  title: "Paths at the root of a custom domain name that API Gateway answers itself",
  sources: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html"],
  read: "not read",
  asOf: "2026-11-29",
  data: ["/ping", "/sping"],
};

/** 2,500 in Regions such as Cape Town, Milan and Zurich. */
export const API_REQUESTS = {
  title: "The quota of Service Quotas for requests to all APIs of an account and Region, with AWS's default",
  sources: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"],
  asOf: "2026-11-28",
  data: {
    name: "Requests a second to APIs of API Gateway",
    service: "apigateway",
    code: "L-8A5B8E43",
    default: 10_000,
  },
} as const satisfies Published<Quota>;

/** What a deployer may do: HTTP APIs. */
export const HTTP_API_DEPLOYER: Published<Permissions> = {
  title: "IAM actions to deploy HTTP APIs, those that support no resource, and the ARNs of the others",
  sources: [
    "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  read: "quoted",
  asOf: "2026-11-29",
  data: {
    actions: {
      "aws:apigatewayv2/api:Api": {
        apigateway: "DELETE GET PATCH POST PUT",
      },
      "aws:apigatewayv2/apiMapping:ApiMapping": {
        apigateway: "DELETE GET PATCH POST",
      },
      "aws:apigatewayv2/authorizer:Authorizer": {
        apigateway: "DELETE GET PATCH POST",
      },
      "aws:apigatewayv2/domainName:DomainName": {
        apigateway: "DELETE GET PATCH POST PUT",
        iam: "CreateServiceLinkedRole",
      },
      "aws:apigatewayv2/integration:Integration": {
        apigateway: "DELETE GET PATCH POST",
      },
      "aws:apigatewayv2/route:Route": {
        apigateway: "DELETE GET PATCH POST",
      },
      "aws:apigatewayv2/stage:Stage": {
        apigateway: "DELETE GET PATCH POST PUT",
        iam: "CreateServiceLinkedRole",
        logs: "CreateLogDelivery DeleteLogDelivery DescribeLogGroups DescribeResourcePolicies GetLogDelivery ListLogDeliveries PutResourcePolicy UpdateLogDelivery",
      },
    },
    onAnyResource: {},
    resources: {
      // Without an account in their ARNs.
      apigateway: ["apis", "apis/*", "domainnames", "domainnames/*", "tags/*"].map(
        (path) => `arn:aws:apigateway:*::/${path}`,
      ),
    },
  },
};
