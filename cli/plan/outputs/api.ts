import { API_DOMAIN_NAME, API_MAPPING, HTTP_API, HTTP_API_STAGE, HTTP_INTEGRATION } from "../../../policy/aws";
import type { Subject } from "./subject";
import type { OutputsTable } from "./type-outputs";

/** HTTP APIs of API Gateway. */
export const apiOutputs: OutputsTable = {
  [HTTP_API]: {
    id: (s) => s.hex(10),
    computed: (s, id) => ({
      arn: apiArn(s, id),
      apiEndpoint: `https://${id}.execute-api.${s.region}.${s.dnsSuffix}`,
      executionArn: s.arn("execute-api", id),
    }),
  },
  // The provider's id is the stage's name, which is $default of every API; here each resource has its own.
  [HTTP_API_STAGE]: {
    id: (s) => `${s.text("name")}-of-${s.text("apiId")}`,
    computed: (s) => ({ arn: apiArn(s, `${s.text("apiId")}/stages/${s.text("name")}`) }),
  },
  [API_DOMAIN_NAME]: {
    // The provider's id is the domain name, which both Regions have.
    id: (s) => `${s.text("domainName")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("apigateway", `/domainnames/${s.text("domainName")}`).replace(`:${s.account}:`, "::"),
    }),
    within: (s) => ({
      domainNameConfiguration: {
        targetDomainName: `d-${s.hex(10, "target")}.execute-api.${s.region}.${s.dnsSuffix}`,
        hostedZoneId: `Z${s.letters(13, "zone")}`,
      },
    }),
  },
  [API_MAPPING]: { id: (s) => s.hex(6) },
  [HTTP_INTEGRATION]: { id: (s) => s.hex(7) },
  "aws:apigatewayv2/route:Route": { id: (s) => s.hex(7) },
  "aws:apigatewayv2/authorizer:Authorizer": { id: (s) => s.hex(6) },
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html: without an account. */
function apiArn(s: Subject, path: string): string {
  return s.arn("apigateway", `/apis/${path}`).replace(`:${s.account}:`, "::");
}
