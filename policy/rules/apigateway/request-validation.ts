import { REQUEST_VALIDATOR, REST_API } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

export const requestValidation = defineRule({
  id: "apigateway-request-validation",
  title: "API Gateway REST APIs should validate requests",
  practices: ["REL03-BP03"],
  peers: { cdkNag: ["APIGWRequestValidation"] },
  optIn: true,
  service: "API Gateway",
  severity: "low",
  why: "Without validation a request that breaks the API's contract reaches the service behind it, which must refuse it or fails.",
  fix: "Add an aws.apigateway.RequestValidator and name it in the methods, or x-amazon-apigateway-request-validators in the body.",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",
  types: [REST_API],
  check(api, graph) {
    const { certain, possible } = graph.referrers(api, [REQUEST_VALIDATOR], "restApi");
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, "", "validates its requests");
    if (graph.read.string(api, "body", "").includes("x-amazon-apigateway-request-validator")) return compliant();
    return violation({
      property: "body",
      actual: undefined,
      wanted: "a request validator",
      message: "It passes on requests that break its contract.",
    });
  },
});
