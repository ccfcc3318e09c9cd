import assert from "node:assert/strict";
import { OPT_IN_REGIONS, REGIONS } from "../../facts/regions";
import { snsPrincipal } from "../../lib/sns-principal";

describe("the service principal of SNS", () => {
  const optIn = OPT_IN_REGIONS.data;
  const isOptIn = (region: string) => optIn.includes(region);

  it("is that of an opt-in Region between any two Regions of which one is, of the queue's where both are", () => {
    for (const topic of REGIONS.data) {
      for (const queue of REGIONS.data) {
        const crosses = topic !== queue && (isOptIn(topic) || isOptIn(queue));
        const wanted = crosses ? `sns.${isOptIn(queue) ? queue : topic}.amazonaws.com` : "sns.amazonaws.com";
        assert.equal(snsPrincipal(topic, queue, optIn), wanted, `${topic} to ${queue}`);
      }
    }
  });

  for (const [topic, queue, principal] of [
    ["us-east-1", "eu-west-1", "sns.amazonaws.com"],
    ["us-east-1", "af-south-1", "sns.af-south-1.amazonaws.com"],
    ["af-south-1", "us-east-1", "sns.af-south-1.amazonaws.com"],
    ["af-south-1", "me-south-1", "sns.me-south-1.amazonaws.com"],
    ["af-south-1", "af-south-1", "sns.amazonaws.com"],
  ] as const)
    it(`is ${principal} from ${topic} to ${queue}`, () => assert.equal(snsPrincipal(topic, queue, optIn), principal));
});
