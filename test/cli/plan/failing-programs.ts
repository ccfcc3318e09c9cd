import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Of a package that is not installed here. */
class OtherResource extends pulumi.CustomResource {}

/** Programs that fail: how, and with which message. */
export const FAILING: [string, () => unknown, RegExp][] = [
  [
    "by an exception",
    () => {
      throw new pulumi.RunError("the zones are not in the region");
    },
    /^the zones are not in the region$/,
  ],
  ["by a rejected promise", () => Promise.reject(new Error("no luck")), /^no luck$/],
  [
    "in an apply that nothing waits for",
    () => {
      new aws.sns.Topic("news").arn.apply(() => {
        throw new Error("not such an ARN");
      });
    },
    /^not such an ARN$/,
  ],
  [
    "in an apply that is an input",
    () => {
      const topic = new aws.sns.Topic("news");
      const name = topic.arn.apply((): string => {
        throw new Error("no name in it");
      });
      new aws.sqs.Queue("queue", { name });
    },
    /no name in it/,
  ],
  [
    "in an apply that is an output",
    () => ({
      out: new aws.sns.Topic("news").arn.apply(() => {
        throw new Error("no output in it");
      }),
    }),
    /no output in it/,
  ],
  [
    "by the same name twice",
    () => {
      new aws.sns.Topic("news");
      new aws.sns.Topic("news");
    },
    /news \[aws:sns\/topic:Topic\]: Duplicate resource URN '.*::news'; try giving it a unique name/,
  ],
  [
    "by a name that is too long for the provider to make unique",
    () => void new aws.lb.TargetGroup("a-target-group-of-the-storefront", { port: 80 }),
    /plus 7 random chars is longer than maximum length 32/,
  ],
  [
    "by a look-up",
    () => aws.getAvailabilityZones(),
    /looks up aws:index\/getAvailabilityZones:getAvailabilityZones.* must make no look-up \(no aws\.get\*/,
  ],
  ["by a look-up as an output", () => ({ zones: aws.getAvailabilityZonesOutput().names }), /must make no look-up/],
  [
    "by reading a resource",
    () => void aws.ec2.Vpc.get("old", "vpc-0123456789abcdef0"),
    /looks up the resource old \[aws:ec2\/vpc:Vpc\]/,
  ],
  [
    "by a component that a provider builds",
    () => void new pulumi.ComponentResource("awsx:ec2:Vpc", "net", {}, {}, true),
    /cannot build the component awsx:ec2:Vpc: a provider builds it/,
  ],
  [
    "by a resource of another package",
    () => void new OtherResource("random:index/randomId:RandomId", "id"),
    /for aws and random passwords only, not for type random:index\/randomId:RandomId/,
  ],
  [
    "by an error that it logs",
    () => void pulumi.log.error("as it should be printed by this test"),
    /reported an error/,
  ],
  [
    "by waiting for a registration that failed",
    () => new Promise((resolve) => aws.ec2.Vpc.get("old", "vpc-0123456789abcdef0").arn.apply(resolve)),
    /must make no look-up/,
  ],
  [
    "by referring to a stack that is not planned, with others that wait for what it gives",
    () => {
      const name = new pulumi.StackReference("organization/shop/other").getOutput("name").apply(String);
      const first = new aws.sqs.Queue("first", { name });
      new aws.sqs.Queue("second", {}, { dependsOn: [first] });
      return { arn: first.arn };
    },
    /refers to stack "organization\/shop\/other", which is not planned before it/,
  ],
];
