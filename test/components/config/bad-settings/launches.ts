import { set } from "../edits";
import { row, type BadSettings } from "./row";

/** What instances are launched from, and as what. */
export const launches: BadSettings[] = [
  row(
    "an image by its id alone",
    set("compute.image", "ami-0a1b2c3d"),
    [["holdfast:compute.volume.device", '"ami-0a1b2c3d" does not say what its root device is', "describe-images"]],
    { reads: ["holdfast:compute.type", "holdfast:compute.volume"] },
  ),
  row(
    "an image by a parameter of one's own alone",
    set("compute.image", "resolve:ssm:/shop/image"),
    [["holdfast:compute.volume.device", "does not say what its root device is", "/dev/sda1 for Ubuntu"]],
    { reads: ["holdfast:compute.type", "holdfast:compute.volume"] },
  ),
  row(
    "another root device than the image's",
    set("compute.volume", { device: "/dev/sda1" }),
    [["holdfast:compute.volume.device", '"/dev/sda1" is not the root device of Amazon Linux', "/dev/xvda, or leave"]],
    { reads: ["holdfast:compute.type", "holdfast:compute.image"] },
  ),
  row("a size that EC2's instance types do not have", set("compute.instanceType", "m7g.larg"), [
    ["holdfast:compute.instanceType", '"m7g.larg" is not allowed', "one of the sizes nano, micro"],
  ]),
  row(
    "another Region's parameter",
    set("compute.imageRegion", "eu-west-1"),
    [["holdfast:compute.imageRegion", "has no meaning with", "an image by its id"]],
    { reads: ["holdfast:compute.type", "holdfast:compute.image", "holdfast:workload.regions"] },
  ),
  row(
    "an image copied from where it is",
    [
      set("compute.image", "ami-0a1b2c3d4e5f60718"),
      set("compute.volume.device", "/dev/xvda"),
      set("compute.imageRegion", "us-east-1"),
    ],
    [["holdfast:compute.imageRegion", '"us-east-1" is this stack\'s Region', "Leave it out"]],
    { reads: ["holdfast:compute.type", "holdfast:workload.regions"] },
  ),
  row("no grace period", set("compute.gracePeriod", "0s"), [
    ["holdfast:compute.gracePeriod", "0s", "a duration from 30s to 2h"],
  ]),
  row(
    "Spot Instances alone",
    set("compute.mixedInstances", { instanceTypes: ["m6g.large"], onDemandBase: 0, onDemandPercentage: 0 }),
    [["holdfast:compute.mixedInstances.onDemandPercentage", "makes every instance a Spot Instance", "1 to 100, or 0"]],
    { reads: ["holdfast:compute.type"] },
  ),
];
