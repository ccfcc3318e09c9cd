import { ECR_REPLICATION, ECS_CLUSTER, ECS_SERVICE, ECS_TASK_DEFINITION } from "../../../policy/aws";
import { namedType, type OutputsTable } from "./type-outputs";

/** ECS, and what scales it at set times. */
export const containersOutputs: OutputsTable = {
  // The id is the cluster's ARN, and so is the service's (hashicorp/terraform-provider-aws, internal/service/ecs).
  [ECS_CLUSTER]: namedType((_, id) => ({ arn: id }), {
    id: (s) => s.arn("ecs", `cluster/${s.physicalName}`),
    longestName: 255,
  }),
  // The provider's id is the cluster's name; here each resource has its own, so that a value has one owner.
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    id: (s) => `providers-of-${s.text("clusterName")},${s.region}`,
  },
  [ECS_SERVICE]: namedType((_, id) => ({ arn: id }), {
    id: (s) => s.arn("ecs", `service/${s.text("cluster").split("/").at(-1)!}/${s.physicalName}`),
    longestName: 255,
  }),
  [ECS_TASK_DEFINITION]: {
    // The provider's id is the family, which other resources have as their name.
    id: (s) => `${s.text("family")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("ecs", `task-definition/${s.text("family")}:1`),
      arnWithoutRevision: s.arn("ecs", `task-definition/${s.text("family")}`),
      revision: 1,
    }),
  },
  [ECR_REPLICATION]: {
    // The provider's id is the account, which is the registry of each Region.
    id: (s) => `registry-${s.account},${s.region}`,
    computed: (s) => ({ registryId: s.account }),
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    id: (s) => `${s.text("name")}-${s.text("serviceNamespace")}-${s.text("resourceId")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("autoscaling", `scheduledAction:${s.uuid()}:scheduledActionName/${s.text("name")}`),
    }),
  },
};
