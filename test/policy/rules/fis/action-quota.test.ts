import { actionQuota } from "../../../../policy/rules/fis/action-quota";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const template = (actions: unknown): Fixture =>
  resource("aws:fis/experimentTemplate:ExperimentTemplate", "outage", { actions });
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `stop-${index}` }));

judges(actionQuota, {
  "20 actions": [[template(many(20))], "compliant"],
  "21 actions": [[template(many(21))], "violation", /has 21 actions/],
  "unknown actions": [[template(unknown)], "undecided"],
});
