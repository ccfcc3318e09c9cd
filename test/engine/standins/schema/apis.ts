import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/apigatewayv2 */
export const apis: Schema = {
  // apigatewayv2/api.go
  "aws:apigatewayv2/api:Api": {
    defaults: {
      apiKeySelectionExpression: "$request.header.x-api-key",
      routeSelectionExpression: "$request.method $request.path",
    },
    filledIn: () => ({ ipAddressType: "ipv4" }),
  },
  // apigatewayv2/domain_name.go
  "aws:apigatewayv2/domainName:DomainName": {
    filledIn: () => ({ routingMode: "API_MAPPING_ONLY" }),
    computedWithin: { domainNameConfiguration: ["hostedZoneId", "targetDomainName"] },
  },
  // apigatewayv2/integration.go
  "aws:apigatewayv2/integration:Integration": {
    defaults: { connectionType: "INTERNET", payloadFormatVersion: "1.0" },
    filledIn: () => ({ timeoutMilliseconds: 30_000 }),
  },
  // apigatewayv2/route.go
  "aws:apigatewayv2/route:Route": {
    defaults: { apiKeyRequired: false, authorizationType: "NONE" },
  },
  // apigatewayv2/stage.go
  "aws:apigatewayv2/stage:Stage": {
    defaults: { autoDeploy: false },
    filledIn: () => ({ deploymentId: LEFT_OUT }),
  },
};
