import { requestValidation } from "../../../../policy/rules/apigateway/request-validation";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const api = (body?: unknown): Fixture =>
  resource("aws:apigateway/restApi:RestApi", "api", body === undefined ? {} : { body });
const plain = api();
const validator = (restApi: unknown): Fixture =>
  resource("aws:apigateway/requestValidator:RequestValidator", "all", { restApi, validateRequestBody: true });

judges(requestValidation, {
  "a validator": [[plain, validator(plain.id)], "compliant"],
  "a validator of another API": [[plain, validator("other")], "violation"],
  "a validator of an unknown API": [[plain, validator(unknown)], "undecided"],
  "validators in the body": [[api('{"x-amazon-apigateway-request-validators":{}}')], "compliant"],
  "a body without": [[api('{"openapi":"3.0.1"}')], "violation"],
  "an unknown body": [[api(unknown)], "undecided"],
  neither: [[plain], "violation", /break its contract/],
});
