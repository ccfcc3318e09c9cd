import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/autoscaling, ec2 */
export const compute: Schema = {
  // autoscaling/group.go
  "aws:autoscaling/group:Group": {
    defaults: {
      forceDelete: false,
      forceDeleteWarmPool: false,
      healthCheckGracePeriod: 300,
      ignoreFailedScalingActivities: false,
      metricsGranularity: "1Minute",
      protectFromScaleIn: false,
      waitForCapacityTimeout: "10m",
    },
    filledIn: ({ minSize }) => ({
      availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
      availabilityZones: LEFT_OUT,
      capacityReservationSpecification: { capacityReservationPreference: "default" },
      defaultCooldown: 300,
      desiredCapacity: minSize,
      healthCheckType: "EC2",
      launchTemplate: LEFT_OUT,
      loadBalancers: [],
      mixedInstancesPolicy: LEFT_OUT,
      serviceLinkedRoleArn: LEFT_OUT,
      targetGroupArns: [],
      trafficSources: [],
      vpcZoneIdentifiers: [],
    }),
  },
  // autoscaling/policy.go
  "aws:autoscaling/policy:Policy": { defaults: { enabled: true } },
  "aws:ec2/launchTemplate:LaunchTemplate": { filledIn: () => ({ metadataOptions: LEFT_OUT }) },
};
