import * as aws from "@pulumi/aws";
import { Workloads } from "./workloads";

/** Arguments that the databases, caches, services and clusters of the examples share. */
export class Existing extends Workloads {
  /** What every PostgreSQL database of the examples is. */
  get postgres() {
    return {
      engine: "postgres",
      engineVersion: "17.7",
      instanceClass: "db.m7g.large",
      allocatedStorage: 100,
      username: "orders",
      password: this.password,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "orders-final",
    };
  }

  /** What every Aurora cluster of the examples is. */
  get aurora() {
    return {
      engine: "aurora-postgresql",
      engineVersion: "17.7",
      masterUsername: "orders",
      masterPassword: this.password,
      storageEncrypted: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "orders-final",
    };
  }

  /** What every DocumentDB cluster of the examples is. */
  get documents() {
    const { password } = this;
    return { masterUsername: "orders", masterPassword: password, finalSnapshotIdentifier: "orders-final" };
  }

  /** What every Neptune cluster of the examples is. */
  readonly graphs = { engine: "neptune", finalSnapshotIdentifier: "friends-final" };

  /** What every Redshift cluster of the examples is. */
  readonly warehouse = {
    clusterIdentifier: "sales",
    nodeType: "ra3.large",
    numberOfNodes: 2,
    masterUsername: "sales",
    manageMasterPassword: true,
    finalSnapshotIdentifier: "sales-final",
  };

  /** What every Lightsail database of the examples is. */
  get lightsail() {
    return {
      relationalDatabaseName: "blog",
      blueprintId: "mysql_8_0",
      bundleId: "small_ha_2_0",
      masterDatabaseName: "blog",
      masterUsername: "blog",
      masterPassword: this.password,
      finalSnapshotName: "blog-final",
    };
  }

  /** What every rule of a backup plan in the examples is. */
  get dailyRule() {
    return {
      ruleName: "daily",
      targetVaultName: this.vault.name,
      schedule: "cron(0 5 * * ? *)",
      lifecycle: { deleteAfter: 35 },
    };
  }

  /** The pattern of events of orders. */
  readonly ordered = JSON.stringify({ source: ["shop.orders"], "detail-type": ["Ordered"] });

  get bus(): aws.cloudwatch.EventBus {
    return this.once("bus", () => new aws.cloudwatch.EventBus("orders", { name: "orders" }));
  }

  /** The bus of the same name in us-west-2. */
  get busWest(): aws.cloudwatch.EventBus {
    const region = "us-west-2";
    return this.once("busWest", () => new aws.cloudwatch.EventBus("orders-west", { region, name: "orders" }));
  }

  /** What every global endpoint of the examples is. */
  get endpoint() {
    return {
      name: "orders",
      eventBuses: [{ eventBusArn: this.bus.arn }, { eventBusArn: this.busWest.arn }],
      replicationConfig: { state: "DISABLED" },
      routingConfig: {
        failoverConfig: { primary: { healthCheck: this.check.arn }, secondary: { route: "us-west-2" } },
      },
    };
  }

  /** What every FIS experiment of the examples is: it stops instances for ten minutes. */
  get experiment() {
    return {
      description: "Three in ten instances stop",
      roleArn: this.functionRole.arn,
      stopConditions: [{ source: "none" }],
      targets: [
        {
          name: "instances",
          resourceType: "aws:ec2:instance",
          selectionMode: "PERCENT(30)",
          resourceTags: [{ key: "service", value: "web" }],
        },
      ],
      actions: [
        {
          name: "stop",
          actionId: "aws:ec2:stop-instances",
          parameters: [{ key: "startInstancesAfterDuration", value: "PT10M" }],
          target: { key: "Instances", value: "instances" },
        },
      ],
    };
  }

  /** A role that a service assumes, with one action on everything. */
  readonly roleFor = (Service: string, Action: string): aws.iam.Role => {
    const trust = [{ Effect: "Allow" as const, Principal: { Service }, Action: "sts:AssumeRole" }];
    const role = new aws.iam.Role("service", { assumeRolePolicy: { Version: "2012-10-17", Statement: trust } });
    const Statement = [{ Effect: "Allow" as const, Action, Resource: "*" }];
    new aws.iam.RolePolicy("service", { role: role.id, policy: { Version: "2012-10-17", Statement } });
    return role;
  };

  /** A web ACL without a rule. */
  get webAcl(): aws.wafv2.WebAcl {
    return this.once("webAcl", () => {
      const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: "shop", sampledRequestsEnabled: true };
      return new aws.wafv2.WebAcl("shop", { scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig });
    });
  }

  /** What every trail of the examples is. */
  get trail() {
    return {
      s3BucketName: this.bucket.id,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
    };
  }

  /** What every distribution of the examples is. */
  get distribution() {
    return {
      enabled: true,
      origins: [
        {
          originId: "shop",
          domainName: this.balancer.dnsName,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2"],
          },
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "shop",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      },
      restrictions: { geoRestriction: { restrictionType: "none" } },
    };
  }

  get acceleratorListener(): aws.globalaccelerator.Listener {
    return this.once("accelerator", () => {
      const accelerator = new aws.globalaccelerator.Accelerator("shop");
      const ports = { protocol: "TCP", portRanges: [{ fromPort: 443, toPort: 443 }] };
      return new aws.globalaccelerator.Listener("shop", { acceleratorArn: accelerator.arn, ...ports });
    });
  }

  /** A cache for sessions in two zones. */
  get sessions(): aws.elasticache.ReplicationGroup {
    return this.once("sessions", () => {
      return new aws.elasticache.ReplicationGroup("sessions", {
        description: "Sessions",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
      });
    });
  }

  /** What every Windows file system of the examples is. */
  get windowsFiles() {
    return {
      storageCapacity: 300,
      throughputCapacity: 32,
      subnetIds: [this.subnetA.id, this.subnetB.id],
      preferredSubnetId: this.subnetA.id,
    };
  }

  /** What every ECS service of the examples is: behind the target group, in two zones. */
  get service() {
    return {
      cluster: this.containerCluster.arn,
      taskDefinition: this.task.arn,
      launchType: "FARGATE" as string | undefined,
      desiredCount: 3,
      loadBalancers: [{ targetGroupArn: this.targetGroup.arn, containerName: "web", containerPort: 80 }],
      networkConfiguration: { subnets: [this.subnetA.id, this.subnetB.id] },
    };
  }

  private get containerCluster(): aws.ecs.Cluster {
    return this.once("containerCluster", () => new aws.ecs.Cluster("main"));
  }

  private get task(): aws.ecs.TaskDefinition {
    return this.once("task", () => {
      return new aws.ecs.TaskDefinition("web", {
        family: "web",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "512",
        memory: "1024",
        containerDefinitions: JSON.stringify([
          { name: "web", image: "web:1.4.2", portMappings: [{ containerPort: 80 }] },
        ]),
      });
    });
  }

  /** What every EKS node group of the examples is: three nodes in two zones. */
  get nodes() {
    return {
      clusterName: this.kubernetes.name,
      nodeRoleArn: this.functionRole.arn,
      subnetIds: [this.subnetA.id, this.subnetB.id],
      scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 6 },
    };
  }

  private get kubernetes(): aws.eks.Cluster {
    return this.once("kubernetes", () => {
      const vpcConfig = { subnetIds: [this.subnetA.id, this.subnetB.id] };
      return new aws.eks.Cluster("main", { name: "main", roleArn: this.functionRole.arn, vpcConfig });
    });
  }

  /** What every canary of the examples is. */
  get canary() {
    return {
      artifactS3Location: "s3://canary-results/",
      executionRoleArn: this.functionRole.arn,
      handler: "look.handler",
      runtimeVersion: "syn-nodejs-puppeteer-13.0",
      schedule: { expression: "rate(1 minute)" },
      s3Bucket: "releases",
      s3Key: "canary.zip",
    };
  }
}
