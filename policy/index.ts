import "./deserialized-once";
import { PolicyPack } from "@pulumi/policy";
import { policiesOf, rules } from "./api";

new PolicyPack("holdfast", {
  displayName: "Holdfast",
  description: "Fault tolerance on AWS, enforced on every preview.",
  provider: "aws",
  policies: policiesOf(rules),
});
