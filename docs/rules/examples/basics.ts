import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const WEST = "us-west-2";

/** An IAM policy that lets a service assume a role. */
function assumedBy(Service: string): aws.iam.PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }],
  };
}

/** What the program of an example has already, in us-east-1 where its name does not say west: each is made when it is first used. */
export class Basics {
  private readonly made = new Map<string, unknown>();

  protected once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }

  /** A topic that the on-call engineer subscribes to. */
  get topic(): aws.sns.Topic {
    return this.once("topic", () => {
      const topic = new aws.sns.Topic("oncall");
      new aws.sns.TopicSubscription("oncall", { topic: topic.arn, protocol: "email", endpoint: "oncall@example.com" });
      return topic;
    });
  }

  get topicWest(): aws.sns.Topic {
    return this.once("topicWest", () => {
      const topic = new aws.sns.Topic("oncall-west", { region: WEST });
      const endpoint = "oncall@example.com";
      new aws.sns.TopicSubscription("oncall-west", { region: WEST, topic: topic.arn, protocol: "email", endpoint });
      return topic;
    });
  }

  get vpc(): aws.ec2.Vpc {
    return this.once("vpc", () => new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" }));
  }

  /** A subnet in us-east-1a. */
  get subnetA(): aws.ec2.Subnet {
    return this.subnet("a", 0);
  }

  /** A subnet in us-east-1b. */
  get subnetB(): aws.ec2.Subnet {
    return this.subnet("b", 1);
  }

  /** A subnet in us-east-1c. */
  get subnetC(): aws.ec2.Subnet {
    return this.subnet("c", 2);
  }

  /** A private subnet in us-east-1a. */
  get privateA(): aws.ec2.Subnet {
    return this.subnet("a", 10, "private-a");
  }

  /** A private subnet in us-east-1b. */
  get privateB(): aws.ec2.Subnet {
    return this.subnet("b", 11, "private-b");
  }

  private subnet(letter: string, index: number, name = letter): aws.ec2.Subnet {
    return this.once(name, () => {
      const args = { vpcId: this.vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone: `us-east-1${letter}` };
      return new aws.ec2.Subnet(name, args);
    });
  }

  /** The image of the service. */
  readonly imageId = "ami-0123456789abcdef0";

  get launchTemplate(): aws.ec2.LaunchTemplate {
    return this.once(
      "launchTemplate",
      () => new aws.ec2.LaunchTemplate("web", { imageId: this.imageId, instanceType: "m7g.large" }),
    );
  }

  /** What every Auto Scaling group of the examples is: three zones, at least three instances. */
  get group() {
    return {
      launchTemplate: { id: this.launchTemplate.id },
      vpcZoneIdentifiers: [this.subnetA.id, this.subnetB.id, this.subnetC.id],
      minSize: 3,
      maxSize: 6,
    };
  }

  get targetGroup(): aws.lb.TargetGroup {
    return this.once("targetGroup", () => {
      const args = { vpcId: this.vpc.id, port: 80, protocol: "HTTP", healthCheck: { path: "/healthz" } };
      return new aws.lb.TargetGroup("web", args);
    });
  }

  /** A load balancer in two zones whose listener forwards to the target group. */
  get balancer(): aws.lb.LoadBalancer {
    return this.once("balancer", () => {
      const subnets = [this.subnetA.id, this.subnetB.id];
      const balancer = new aws.lb.LoadBalancer("web", { subnets, enableDeletionProtection: true });
      const defaultActions = [{ type: "forward", targetGroupArn: this.targetGroup.arn }];
      new aws.lb.Listener("web", { loadBalancerArn: balancer.arn, port: 80, protocol: "HTTP", defaultActions });
      return balancer;
    });
  }

  /** The same service's load balancer in us-west-2. */
  get balancerWest(): aws.lb.LoadBalancer {
    return this.once("balancerWest", () => {
      const subnets = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"];
      return new aws.lb.LoadBalancer("web-west", { region: WEST, subnets, enableDeletionProtection: true });
    });
  }

  get zone(): aws.route53.Zone {
    return this.once("zone", () => new aws.route53.Zone("main", { name: "example.com" }));
  }

  /** What every record of the examples is. */
  get record() {
    return { zoneId: this.zone.zoneId, name: "shop.example.com", type: "A" };
  }

  /** A health check that asks this Region's own name. */
  get check(): aws.route53.HealthCheck {
    return this.once("check", () => {
      const [name, alias] = ["us-east-1.shop.example.com", this.balancer];
      const aliases = [{ name: alias.dnsName, zoneId: alias.zoneId, evaluateTargetHealth: true }];
      new aws.route53.Record("east", { zoneId: this.zone.zoneId, name, type: "A", aliases });
      const asks = { type: "HTTPS", fqdn: name, resourcePath: "/healthz", requestInterval: 10, failureThreshold: 3 };
      return new aws.route53.HealthCheck("east", asks);
    });
  }

  /** A bucket with versions. */
  get bucket(): aws.s3.Bucket {
    return this.versioned("uploads");
  }

  /** A bucket with versions in us-west-2. */
  get bucketWest(): aws.s3.Bucket {
    return this.versioned("uploads-west", WEST);
  }

  private versioned(name: string, region?: string): aws.s3.Bucket {
    return this.once(name, () => {
      const bucket = new aws.s3.Bucket(name, { region });
      const versioningConfiguration = { status: "Enabled" };
      new aws.s3.BucketVersioning(name, { region, bucket: bucket.id, versioningConfiguration });
      return bucket;
    });
  }

  /** A role that S3 assumes, with what replication from the bucket to the one in us-west-2 needs. */
  get replicationRole(): aws.iam.Role {
    return this.once("replicationRole", () => {
      const role = new aws.iam.Role("replication", { assumeRolePolicy: assumedBy("s3.amazonaws.com") });
      const statement = (Action: string[], Resource: pulumi.Output<string>) => ({
        Effect: "Allow" as const,
        Action,
        Resource,
      });
      const { bucket, bucketWest } = this;
      const objects = (one: aws.s3.Bucket) => one.arn.apply((arn) => `${arn}/*`);
      const read = [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        "s3:ObjectOwnerOverrideToBucketOwner",
      ];
      const write = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"];
      new aws.iam.RolePolicy("replication", {
        role: role.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            statement(["s3:GetReplicationConfiguration", "s3:ListBucket"], bucket.arn),
            statement(read, objects(bucket)),
            statement(write, objects(bucketWest)),
          ],
        },
      });
      return role;
    });
  }

  /** A customer managed key. */
  get key(): aws.kms.Key {
    return this.once("key", () => new aws.kms.Key("data", { enableKeyRotation: true }));
  }

  /** A customer managed key in us-west-2. */
  get keyWest(): aws.kms.Key {
    return this.once("keyWest", () => new aws.kms.Key("data-west", { region: WEST, enableKeyRotation: true }));
  }

  /** A queue for what could not be delivered. */
  get deadLetterQueue(): aws.sqs.Queue {
    return this.once("dlq", () => new aws.sqs.Queue("failed", { messageRetentionSeconds: 1_209_600 }));
  }

  /** A queue with a dead-letter queue. */
  get queue(): aws.sqs.Queue {
    return this.once("queue", () => {
      const redrivePolicy = pulumi.jsonStringify({ deadLetterTargetArn: this.deadLetterQueue.arn, maxReceiveCount: 5 });
      return new aws.sqs.Queue("orders", { visibilityTimeoutSeconds: 180, redrivePolicy });
    });
  }

  get stream(): aws.kinesis.Stream {
    return this.once("stream", () => {
      const streamModeDetails = { streamMode: "ON_DEMAND" };
      return new aws.kinesis.Stream("orders", { streamModeDetails, retentionPeriod: 168 });
    });
  }

  /** What every alarm of the examples is: on a function's errors. */
  get alarm() {
    return {
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: this.worker.name },
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      period: 60,
      evaluationPeriods: 3,
      treatMissingData: "notBreaching",
    };
  }

  /** A function's role, with its logs and nothing else. */
  get functionRole(): aws.iam.Role {
    return this.once("functionRole", () => {
      const managedPolicyArns = ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"];
      const assumeRolePolicy = assumedBy("lambda.amazonaws.com");
      return new aws.iam.Role("worker", { assumeRolePolicy, managedPolicyArns });
    });
  }

  /** A role for schedules and pipes, with what they need of the function, the stream and the queues. */
  get sendingRole(): aws.iam.Role {
    return this.once("sendingRole", () => {
      const Service = ["scheduler.amazonaws.com", "pipes.amazonaws.com"];
      const trust = [{ Effect: "Allow" as const, Principal: { Service }, Action: "sts:AssumeRole" }];
      const role = new aws.iam.Role("sender", { assumeRolePolicy: { Version: "2012-10-17", Statement: trust } });
      const Action = ["lambda:InvokeFunction", "sqs:SendMessage", "kinesis:GetRecords", "kinesis:GetShardIterator"];
      const Statement = [{ Effect: "Allow" as const, Action, Resource: "*" }];
      new aws.iam.RolePolicy("sender", { role: role.id, policy: { Version: "2012-10-17", Statement } });
      return role;
    });
  }

  /** A role with which an endpoint of EventBridge replicates events. */
  get replicatingRole(): aws.iam.Role {
    return this.once("replicatingRole", () => {
      const role = new aws.iam.Role("endpoint", { assumeRolePolicy: assumedBy("events.amazonaws.com") });
      const Action = [
        "events:PutEvents",
        "events:PutRule",
        "events:PutTargets",
        "events:DeleteRule",
        "events:RemoveTargets",
        "iam:PassRole",
      ];
      const Statement = [{ Effect: "Allow" as const, Action, Resource: "*" }];
      new aws.iam.RolePolicy("endpoint", { role: role.id, policy: { Version: "2012-10-17", Statement } });
      return role;
    });
  }

  /** The function's code. */
  readonly code = { s3Bucket: "releases", s3Key: "worker.zip", handler: "index.handler", runtime: "nodejs22.x" };

  get worker(): aws.lambda.Function {
    return this.once("worker", () => {
      return new aws.lambda.Function("worker", { ...this.code, role: this.functionRole.arn, timeout: 30 });
    });
  }

  /** A backup vault in us-west-2. */
  get vaultWest(): aws.backup.Vault {
    return this.once("vaultWest", () => new aws.backup.Vault("copies", { region: WEST }));
  }

  get vault(): aws.backup.Vault {
    return this.once("vault", () => new aws.backup.Vault("backups"));
  }

  /** A role with which AWS Backup backs up and restores. */
  get backupRole(): aws.iam.Role {
    return this.once("backupRole", () => {
      const policies = "arn:aws:iam::aws:policy";
      return new aws.iam.Role("backup", {
        assumeRolePolicy: assumedBy("backup.amazonaws.com"),
        managedPolicyArns: [
          `${policies}/service-role/AWSBackupServiceRolePolicyForBackup`,
          `${policies}/AWSBackupServiceRolePolicyForS3Backup`,
        ],
      });
    });
  }

  /** A role with which Data Lifecycle Manager makes snapshots. */
  get snapshotRole(): aws.iam.Role {
    return this.once("snapshotRole", () => {
      const managedPolicyArns = ["arn:aws:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRole"];
      return new aws.iam.Role("snapshots", { assumeRolePolicy: assumedBy("dlm.amazonaws.com"), managedPolicyArns });
    });
  }

  get dbSubnets(): aws.rds.SubnetGroup {
    return this.once(
      "dbSubnets",
      () => new aws.rds.SubnetGroup("orders", { subnetIds: [this.subnetA.id, this.subnetB.id] }),
    );
  }

  protected get password(): pulumi.Output<string> {
    return this.once("password", () => new random.RandomPassword("orders", { length: 32 })).result;
  }
}
