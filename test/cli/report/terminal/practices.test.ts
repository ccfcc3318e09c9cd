import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { renderPractices } from "../../../../cli/report/terminal/practices";
import type { PracticeResult } from "../../../../policy/practices";

const practice = (more: Partial<PracticeResult>): PracticeResult => ({
  ...{ id: "REL09-BP01", title: "Back up all data", status: "met" },
  ...{ violated: {}, undecided: {}, acknowledged: {}, compliant: {} },
  ...more,
});

describe("the practices on a terminal", () => {
  const text = renderPractices(
    [
      practice({ compliant: { "efs-backup": 1 }, acknowledged: { "s3-bucket-versioning": 2 } }),
      practice({ id: "REL12-BP05", title: "Game days", status: "unseen", reason: "Game days leave no resource." }),
      practice({
        ...{ id: "REL10-BP01", title: "Deploy to multiple locations", status: "broken" },
        ...{
          violated: { "efs-multiple-az": 3 },
          undecided: { "elb-multiple-az": 1 },
          compliant: { "rds-instance-multi-az": 1 },
        },
      }),
    ],
    { colours: createColors(false), width: 100 },
  );

  it("count, name the rules, and show what is broken first", () => {
    assert.equal(
      text,
      `
Practices  1 broken, none undecided, 1 met as far as the rules see, 1 unseen of 3 best practices (AWS Well-Architected, Reliability pillar)
  ✖ REL10-BP01 Deploy to multiple locations
      violated: efs-multiple-az (3)
      undecided: elb-multiple-az
  ✔ REL09-BP01 Back up all data
      acknowledged: s3-bucket-versioning (2)
      compliant: efs-backup
  - REL12-BP05 Game days
      Game days leave no resource.
`,
    );
  });
});
