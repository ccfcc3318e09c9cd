import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Basics } from "./basics";

/** Arguments and resources of what the examples watch, scale and connect. */
export class Workloads extends Basics {
  get httpApi(): aws.apigatewayv2.Api {
    return this.once("httpApi", () => new aws.apigatewayv2.Api("shop", { protocolType: "HTTP" }));
  }

  get logGroup(): aws.cloudwatch.LogGroup {
    return this.once("logGroup", () => {
      return new aws.cloudwatch.LogGroup("shop", { name: "/shop/requests", retentionInDays: 90 });
    });
  }

  /** What every state machine of the examples is. */
  get workflow() {
    return { roleArn: this.functionRole.arn, definition: JSON.stringify({ StartAt: "Wait", States: {} }) };
  }

  /** A scaling policy on the CPU utilization. */
  readonly cpuPolicy = {
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: 45,
    },
  };

  /** What predictive scaling looks at. */
  readonly forecast = {
    metricSpecification: {
      targetValue: 45,
      predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
    },
  };

  /** An alarm on the errors that users see. */
  get errorsAlarm(): aws.cloudwatch.MetricAlarm {
    return this.once("errorsAlarm", () => {
      return new aws.cloudwatch.MetricAlarm("errors", { ...this.alarm, alarmActions: [this.topic.arn] });
    });
  }

  /** What every alarm on a queue's messages is. */
  get messagesAlarm() {
    return {
      namespace: "AWS/SQS",
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      period: 60,
      evaluationPeriods: 5,
      alarmActions: [this.topic.arn],
    };
  }

  /** What every CodeDeploy deployment group of the examples is. */
  get deployment() {
    return { appName: "web", deploymentGroupName: "web", serviceRoleArn: this.functionRole.arn };
  }

  /** What every standalone instance of the examples is. */
  get instance() {
    return { ami: this.imageId, instanceType: "m7g.large", subnetId: this.privateA.id };
  }

  /** A backup plan that runs each day. */
  get daily(): aws.backup.Plan {
    return this.once("daily", () => {
      const schedule = { schedule: "cron(0 5 * * ? *)", lifecycle: { deleteAfter: 35 } };
      const rules = [{ ruleName: "daily", targetVaultName: this.vault.name, ...schedule }];
      return new aws.backup.Plan("daily", { rules });
    });
  }

  readonly classicListeners = [{ instancePort: 80, instanceProtocol: "http", lbPort: 80, lbProtocol: "http" }];

  /** Where a service's load balancer sends requests. */
  get behind() {
    return { targetGroupArn: this.targetGroup.arn, containerName: "web", containerPort: 80 };
  }

  /** Scales a service by its CPU utilization. */
  readonly scaled = (service: aws.ecs.Service): void => {
    const bounds = { minCapacity: 3, maxCapacity: 9, serviceNamespace: "ecs" };
    const dimension = {
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: pulumi.interpolate`service/main/${service.name}`,
    };
    const target = new aws.appautoscaling.Target("web", { ...bounds, ...dimension });
    new aws.appautoscaling.Policy("web", {
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 45,
        predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
    });
  };

  /** What every EKS cluster of the examples is. */
  get controlPlane() {
    return { roleArn: this.functionRole.arn, vpcConfig: { subnetIds: [this.subnetA.id, this.subnetB.id] } };
  }

  get eventRule(): aws.cloudwatch.EventRule {
    return this.once("eventRule", () => {
      return new aws.cloudwatch.EventRule("ordered", { eventPattern: JSON.stringify({ source: ["shop.orders"] }) });
    });
  }

  /** What every table of the examples is. */
  readonly carts = {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
  };

  /** A table with provisioned capacity, whose reads and writes are scaled. */
  readonly scaledCarts = () => {
    for (const kind of ["Read", "Write"]) {
      const scalableDimension = `dynamodb:table:${kind}CapacityUnits`;
      const scaled = { serviceNamespace: "dynamodb", scalableDimension, resourceId: "table/carts" };
      new aws.appautoscaling.Target(`carts-${kind}`, { ...scaled, minCapacity: 10, maxCapacity: 1000 });
      new aws.appautoscaling.Policy(`carts-${kind}`, { ...scaled, policyType: "TargetTrackingScaling" });
    }
    return { ...this.carts, name: "carts", billingMode: "PROVISIONED", readCapacity: 10, writeCapacity: 10 };
  };

  /** What every cache of the examples is. */
  readonly cache = {
    description: "Sessions",
    engine: "valkey",
    nodeType: "cache.m7g.large",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
  };

  /** What every Kafka cluster of the examples is. */
  readonly brokers = {
    clusterName: "orders",
    kafkaVersion: "3.9.x",
    numberOfBrokerNodes: 6,
    brokerNodeGroupInfo: { instanceType: "kafka.m7g.large", securityGroups: ["sg-0123456789abcdef0"] },
  };

  get transitGateway(): aws.ec2transitgateway.TransitGateway {
    return this.once("transitGateway", () => new aws.ec2transitgateway.TransitGateway("main"));
  }

  /** The VPN device of an office. */
  readonly officeGateway = (name: string): aws.ec2.CustomerGateway => {
    const ipAddress = name === "office" ? "203.0.113.10" : "203.0.113.20";
    return new aws.ec2.CustomerGateway(name, { type: "ipsec.1", bgpAsn: "65000", ipAddress });
  };
}
