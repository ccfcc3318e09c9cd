import assert from "node:assert/strict";
import { planOf } from "../plans";

const COPIED = {
  image: "ami-0a1b2c3d4e5f60718",
  imageRegion: "us-east-1",
  volume: { device: "/dev/xvda" },
  reservedPerZone: 2,
};

describe("what instances are launched from", () => {
  it("is the image of the settings, and no capacity is reserved, by default", async () => {
    const { primary } = await planOf("shipped", "compute");
    assert.match(primary.one("aws:ec2:LaunchTemplate").inputs["imageId"], /^resolve:ssm:/);
    for (const type of ["aws:ec2:AmiCopy", "aws:ec2:CapacityReservation"]) assert.equal(primary.all(type).length, 0);
  });

  it("is a copy of another Region's image, made by this Region's stack, and kept for a refresh that goes back", async () => {
    const { secondary } = await planOf({ secondary: { compute: COPIED } }, "compute");
    const copy = secondary.one("aws:ec2:AmiCopy");
    assert.deepEqual(
      ["sourceAmiId", "sourceAmiRegion", "encrypted", "region"].map((one) => copy.inputs[one]),
      ["ami-0a1b2c3d4e5f60718", "us-east-1", true, undefined],
    );
    assert.equal(secondary.one("aws:ec2:LaunchTemplate").inputs["imageId"], copy.id);
  });

  it("has capacity in each Availability Zone, open to whatever launches there", async () => {
    const { secondary } = await planOf({ secondary: { compute: COPIED } }, "compute");
    const reserved = secondary.all("aws:ec2:CapacityReservation").map(({ inputs }) => inputs);
    assert.deepEqual(
      reserved.map((one) => [
        one["availabilityZone"],
        one["instanceCount"],
        one["instanceType"],
        one["instanceMatchCriteria"],
      ]),
      ["us-west-2a", "us-west-2b", "us-west-2c"].map((zone) => [zone, 2, "m7g.medium", "open"]),
    );
  });
});
