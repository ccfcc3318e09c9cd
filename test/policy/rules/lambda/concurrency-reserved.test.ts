import { concurrencyReserved } from "../../../../policy/rules/lambda/concurrency-reserved";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const lambda = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:lambda/function:Function", "receipts", inputs);

judges(concurrencyReserved, {
  reserved: [[lambda({ reservedConcurrentExecutions: 10 })], "compliant"],
  none: [[lambda()], "violation", /can take all of it/],
  "-1, which is none": [[lambda({ reservedConcurrentExecutions: -1 })], "violation"],
  unknown: [[lambda({ reservedConcurrentExecutions: unknown })], "undecided"],
});
