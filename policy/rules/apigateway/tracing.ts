import { REST_API_STAGE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const tracing = propertyRule({
  id: "apigateway-tracing",
  title: "API Gateway REST API stages should have X-Ray tracing enabled",
  practices: ["REL06-BP07"],
  peers: {
    securityHub: ["APIGateway.3"],
    config: ["API_GW_XRAY_ENABLED"],
    checkov: ["CKV_AWS_73"],
    cdkNag: ["APIGWXrayEnabled"],
    prowler: ["apigateway_restapi_tracing_enabled"],
  },
  optIn: true,
  service: "API Gateway",
  severity: "low",
  why: "Without a trace nothing shows which service behind the API made a request slow or fail.",
  fix: "Set xrayTracingEnabled to true.",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
  types: [REST_API_STAGE],
  property: "xrayTracingEnabled",
  wanted: true,
  // The provider's default (node_modules/@pulumi/aws/apigateway/stage.d.ts, xrayTracingEnabled).
  byDefault: false,
  message: "X-Ray does not trace its requests.",
});
