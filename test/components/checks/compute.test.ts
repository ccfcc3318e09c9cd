import assert from "node:assert/strict";
import { architectureOf } from "../../../components/compute/check-parts";

/** https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html */
const ARM = [
  "a1.large",
  "t4g.small",
  "m7g.large",
  "m7gd.xlarge",
  "c6gn.large",
  "r8g.4xlarge",
  "x2gd.metal",
  "im4gn.large",
];
const MORE_ARM = ["is4gen.medium", "g5g.xlarge", "hpc7g.4xlarge", "i8ge.large"];
const X86 = [
  "t3.micro",
  "m7i-flex.large",
  "m7a.large",
  "c5n.large",
  "g5.xlarge",
  "g4dn.xlarge",
  "gr6.4xlarge",
  "p5.48xlarge",
];
const MORE_X86 = ["i4i.large", "u7i-12tb.224xlarge", "inf2.xlarge", "trn1.2xlarge", "hpc6a.48xlarge", "vt1.3xlarge"];

describe("an instance type's processor", () => {
  it("is Graviton where a g follows the generation", () => {
    for (const type of [...ARM, ...MORE_ARM]) assert.equal(architectureOf(type), "arm64", type);
  });

  it("is x86 elsewhere, also where the family begins with a g", () => {
    for (const type of [...X86, ...MORE_X86]) assert.equal(architectureOf(type), "x86_64", type);
  });
});
