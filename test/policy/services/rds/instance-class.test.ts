import assert from "node:assert/strict";
import { sizeRank } from "../../../../policy/services/rds/instance-class";

describe("the sizes of DB instance classes", () => {
  it("are in the order of their power, whatever the family", () => {
    const classes = [
      "db.t4g.micro",
      "db.t3.small",
      "db.t4g.medium",
      "db.r7g.large",
      "db.m6gd.xlarge",
      "db.r6i.2xlarge",
      "db.r6i.12xlarge",
      "db.r7g.16xlarge",
    ];
    const ranks = classes.map(sizeRank);
    assert.ok(ranks.every((rank) => rank !== undefined));
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a! - b!),
    );
    assert.equal(new Set(ranks).size, classes.length);
    assert.equal(sizeRank("db.t4g.large"), sizeRank("db.r7g.large"));
  });

  it("double from one to the next", () => {
    assert.equal(sizeRank("db.r7g.4xlarge")! - sizeRank("db.r7g.xlarge")!, 2);
    assert.equal(sizeRank("db.r7g.xlarge")! - sizeRank("db.r7g.large")!, 1);
  });

  it("are unknown of what names none", () => {
    for (const name of ["db.serverless", "r7g.large", "db.r7g", "db.r7g.huge", ""])
      assert.equal(sizeRank(name), undefined);
  });
});
