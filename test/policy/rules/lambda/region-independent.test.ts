import { regionIndependent } from "../../../../policy/rules/lambda/region-independent";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const [EAST, WEST] = ["us-east-1", "us-west-2"];
const worker = (region: string, variables: unknown, name = "worker"): Fixture =>
  resource("aws:lambda/function:Function", name, { environment: { variables } }, { region, stack: region });
const queueIn = (region: string): Fixture => {
  const url = `https://sqs.${region}.amazonaws.com/123456789012/jobs`;
  return resource("aws:sqs/queue:Queue", "jobs", {}, { region, stack: region, outputs: { url } });
};
const [near, far] = [queueIn(WEST), queueIn(EAST)];
const twin = worker(EAST, { QUEUE: far.output("url") });

judges(regionIndependent, {
  "a queue of its own Region": [[worker(WEST, { QUEUE: near.output("url") }), near, far, twin], "compliant"],
  "the queue of its twin's Region": [
    [worker(WEST, { LEVEL: "info", QUEUE: far.output("url") }), near, far, twin],
    "violation",
    /It is in us-west-2 as well as in us-east-1, and uses jobs in us-east-1 from here.*environment.variables\["QUEUE"\]/,
  ],
  "a queue of another Region, where it is not itself": [
    [worker(WEST, { QUEUE: far.output("url") }, "report"), far, twin],
    "compliant",
  ],
  "a twin by its name in AWS": [
    [
      resource(
        "aws:lambda/function:Function",
        "worker-west",
        { name: "w", environment: { variables: { Q: far.output("url") } } },
        { region: WEST },
      ),
      far,
      resource("aws:lambda/function:Function", "worker-east", { name: "w" }, { region: EAST }),
    ],
    "violation",
  ],
  "a text": [[worker(WEST, { LEVEL: "info" }), twin, far], "compliant"],
  "an unknown text": [[worker(WEST, { LEVEL: unknown }), twin, far], "compliant"],
  "no variables": [[worker(WEST, undefined), twin, far], "notApplicable"],
  "unknown variables": [[worker(WEST, unknown), twin, far], "undecided"],
});
