import { CLUSTER_INSTANCE, CLUSTER_PARAMETER_GROUP, DB_CLUSTER, GLOBAL_CLUSTER } from "../../../policy/aws";
import type { Subject } from "./subject";
import { namedType, type OutputsTable } from "./type-outputs";

/** Aurora: clusters, their instances and parameters, and global clusters. */
export const auroraOutputs: OutputsTable = {
  [GLOBAL_CLUSTER]: {
    id: (s) => s.text("globalClusterIdentifier"),
    computed: (s, id) => ({
      // No region is in it (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html).
      arn: s.globalArn("rds", `global-cluster:${id}`),
      endpoint: `${id}.global-${s.hex(12, "endpoint")}.global.rds.${s.dnsSuffix}`,
      globalClusterResourceId: `cluster-${s.hex(16)}`,
    }),
  },
  [DB_CLUSTER]: {
    id: (s) => s.text("clusterIdentifier") || `${s.name}-${s.hex(7)}`,
    computed: (s, id) => ({
      arn: s.arn("rds", `cluster:${id}`),
      clusterResourceId: `cluster-${s.letters(26)}`,
      endpoint: endpoint(s, id, "cluster"),
      readerEndpoint: endpoint(s, id, "cluster-ro"),
      ...(s.inputs["manageMasterUserPassword"] === true && { masterUserSecrets: [managedSecret(s)] }),
    }),
  },
  [CLUSTER_INSTANCE]: {
    id: (s) => s.text("identifier") || `${s.name}-${s.hex(7)}`,
    computed: (s, id) => ({
      arn: s.arn("rds", `db:${id}`),
      dbiResourceId: `db-${s.letters(26)}`,
      endpoint: `${id}.${s.hex(12, "endpoint")}.${s.region}.rds.${s.dnsSuffix}`,
    }),
  },
  [CLUSTER_PARAMETER_GROUP]: namedType((s) => ({ arn: s.arn("rds", `cluster-pg:${s.physicalName}`) }), {
    longestName: 255,
    lowerCase: true,
  }),
};

function endpoint(s: Subject, id: string, kind: string): string {
  return `${id}.${kind}-${s.hex(12, "endpoint")}.${s.region}.rds.${s.dnsSuffix}`;
}

/** The secret in which RDS itself keeps the master password; only its ARN, never a value. */
function managedSecret(s: Subject) {
  return {
    secretArn: s.arn("secretsmanager", `secret:rds!cluster-${s.uuid("secret")}-${s.letters(6, "secret")}`),
    secretStatus: "active",
  };
}
