import type { Permissions } from "./permissions/actions";
import type { Published } from "./published";
import type { Quota } from "./quotas";

/** The images whose Dockerfile declares a volume for what they store. Without one mounted there, it is gone with the container. */
export const DATA_IMAGES: Published<Readonly<Record<string, string>>> = {
  title: "Official Docker images that declare a volume for their data, by name, with its path",
  sources: [
    "https://github.com/redis/docker-library-redis",
    "https://github.com/docker-library/postgres",
    "https://github.com/docker-library/mysql",
    "https://github.com/MariaDB/mariadb-docker",
    "https://github.com/docker-library/mongo",
    "https://github.com/docker-library/rabbitmq",
    "https://github.com/docker-library/wordpress",
    "https://github.com/docker-library/ghost",
    "https://github.com/nextcloud/docker",
    "https://github.com/docker-library/cassandra",
  ],
  asOf: "2026-11-29",
  data: {
    cassandra: "/var/lib/cassandra",
    ghost: "/var/lib/ghost/content",
    mariadb: "/var/lib/mysql",
    mongo: "/data/db",
    mysql: "/var/lib/mysql",
    nextcloud: "/var/www/html",
    postgres: "/var/lib/postgresql",
    rabbitmq: "/var/lib/rabbitmq",
    redis: "/data",
    wordpress: "/var/www/html",
  },
};

/** A size of a task: its CPU units, and the memory that it can have with them, in MiB. */
interface FargateSize {
  readonly cpu: number;
  readonly memory: readonly number[];
}

export const FARGATE_SIZES: Published<readonly FargateSize[]> = {
  title:
    "Fargate, Linux, platform version 1.4.0: the CPU units of a task, and the MiB of memory that it can have with them",
  sources: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-task-definition.html",
  ],
  asOf: "2026-11-29",
  data: [
    { cpu: 256, memory: [512, 1024, 2048] },
    { cpu: 512, memory: [1024, 2048, 3072, 4096] },
    { cpu: 1024, memory: [2048, 3072, 4096, 5120, 6144, 7168, 8192] },
    { cpu: 2048, memory: [4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384] },
    {
      cpu: 4096,
      memory: [
        8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384, 17408, 18432, 19456, 20480, 21504, 22528, 23552,
        24576, 25600, 26624, 27648, 28672, 29696, 30720,
      ],
    },
    { cpu: 8192, memory: [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440] },
    { cpu: 16384, memory: [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880] },
    { cpu: 32768, memory: [61440, 122880, 249856] },
  ],
};

/** How many tasks of a deployment fail before ECS's circuit breaker ends it. */
export const CIRCUIT_BREAKER: Published<{ readonly least: number; readonly most: number; readonly percent: number }> = {
  title:
    "The failed tasks after which ECS's circuit breaker ends a deployment: a percentage of the desired count, rounded up, within bounds",
  sources: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeploymentCircuitBreaker.html",
  ],
  asOf: "2026-11-29",
  data: { least: 3, most: 200, percent: 50 },
};

/** Fargate, Linux, On-Demand, by the processor as a task definition names it: price tables of several public repositories of 2026 agree. */
export const FARGATE_HOURLY = {
  title:
    "Fargate On-Demand, Linux, us-east-1 (us-west-2 is taken to be alike): USD an hour of a vCPU and of a GiB of memory",
  sources: ["https://aws.amazon.com/fargate/pricing/"],
  read: "quoted",
  asOf: "2026-11-29",
  data: { ARM64: { vcpu: 0.03238, memoryGiB: 0.00356 }, X86_64: { vcpu: 0.04048, memoryGiB: 0.004445 } },
} as const satisfies Published;

export const FARGATE_VCPU = {
  title: "The quota of Service Quotas for tasks on Fargate, by account and Region; some accounts show 4,000",
  sources: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"],
  asOf: "2026-11-28",
  data: { name: "vCPU of Fargate On-Demand", service: "fargate", code: "L-3032A538", default: 6 },
} as const satisfies Published<Quota>;

/** What a deployer may do: services of ECS and the replication of their images. */
export const ECS_DEPLOYER: Published<Permissions> = {
  title:
    "IAM actions to deploy services of ECS and the replication of their images, those that support no resource, and the ARNs of the others",
  sources: [
    "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  read: "quoted",
  asOf: "2026-11-29",
  data: {
    actions: {
      "aws:ecr/replicationConfiguration:ReplicationConfiguration": {
        ecr: "DescribeRegistry PutReplicationConfiguration",
        iam: "CreateServiceLinkedRole",
      },
      "aws:ecs/cluster:Cluster": {
        ecs: "CreateCluster DeleteCluster DescribeClusters ListTagsForResource PutAccountSetting PutAccountSettingDefault PutClusterCapacityProviders TagResource UntagResource UpdateCluster UpdateClusterSettings",
        iam: "CreateServiceLinkedRole",
        kms: "DescribeKey",
      },
      "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
        ecs: "DescribeCapacityProviders DescribeClusters PutClusterCapacityProviders",
      },
      "aws:ecs/service:Service": {
        ec2: "DescribeSecurityGroups DescribeSubnets DescribeVpcs",
        ecs: "CreateService DeleteService DescribeServiceDeployments DescribeServices ListServiceDeployments ListTagsForResource StopServiceDeployment TagResource UntagResource UpdateService",
        elasticloadbalancing: "DescribeListeners DescribeLoadBalancers DescribeTargetGroups DescribeTargetHealth",
        iam: "PassRole",
      },
      "aws:ecs/taskDefinition:TaskDefinition": {
        ecs: "DeregisterTaskDefinition DescribeTaskDefinition ListTagsForResource RegisterTaskDefinition TagResource UntagResource",
        iam: "PassRole",
      },
    },
    onAnyResource: {
      ecr: "DescribeRegistry PutReplicationConfiguration",
      ecs: "DeregisterTaskDefinition DescribeTaskDefinition PutAccountSetting PutAccountSettingDefault",
    },
    resources: { ecr: ["arn:aws:ecr:*:ACCOUNT:repository/NAME*"], ecs: ["arn:aws:ecs:*:ACCOUNT:*/NAME*"] },
  },
};
