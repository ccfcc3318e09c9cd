import { tracing } from "../../../../policy/rules/lambda/tracing";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const lambda = (tracingConfig?: unknown): Fixture =>
  resource("aws:lambda/function:Function", "receipts", tracingConfig === undefined ? {} : { tracingConfig });

judges(tracing, {
  on: [[lambda({ mode: "Active" })], "compliant"],
  "by its caller": [[lambda({ mode: "PassThrough" })], "violation"],
  "not given": [[lambda()], "violation", /its caller traces/],
  unknown: [[lambda({ mode: unknown })], "undecided"],
});
