import {
  BACKUPS_REPLICATION,
  CLUSTER_PARAMETER_GROUP,
  DB_INSTANCE,
  DB_PARAMETER_GROUP,
  DB_SUBNET_GROUP,
  SECRET_RESOURCE,
  SECRET_VERSION,
} from "../../../policy/aws";
import type { OutputsTable, TypeOutputs } from "./type-outputs";
import type { Subject } from "./subject";

/** RDS, and the secrets of its passwords. */
export const databaseOutputs: OutputsTable = {
  [DB_INSTANCE]: {
    // The provider's id is RDS's resource id, not the chosen name.
    id: (s) => `db-${s.letters(26)}`,
    computed: (s, id) => {
      const name = s.text("identifier") || s.name;
      const address = `${name}.c${s.letters(11, "endpoint").toLowerCase()}.${s.region}.rds.${s.dnsSuffix}`;
      const port = portOf(s);
      return {
        arn: s.arn("rds", `db:${name}`),
        identifier: name,
        resourceId: id,
        address,
        endpoint: `${address}:${port}`,
        port,
        hostedZoneId: `Z${s.letters(13, "zone")}`,
        masterUserSecrets: masterUserSecrets(s),
      };
    },
  },
  [BACKUPS_REPLICATION]: {
    id: (s) => s.arn("rds", `auto-backup:ab-${s.letters(39).toLowerCase()}`),
  },
  [DB_SUBNET_GROUP]: nameOf("subgrp"),
  [DB_PARAMETER_GROUP]: nameOf("pg"),
  [CLUSTER_PARAMETER_GROUP]: nameOf("cluster-pg"),
  [SECRET_RESOURCE]: {
    named: "name",
    longestName: 512,
    id: (s) => s.arn("secretsmanager", `secret:${s.physicalName}-${s.letters(6)}`),
    computed: (_, id) => ({ arn: id }),
  },
  [SECRET_VERSION]: {
    id: (s) => `${s.text("secretId")}|terraform-${s.digits(26)}`,
    computed: (s) => ({ versionId: `terraform-${s.digits(26)}` }),
  },
};

/** Resources identified by their name, in lower case as RDS keeps it. */
function nameOf(arnKind: string): TypeOutputs {
  return {
    named: "name",
    longestName: 255,
    lowerCase: true,
    id: (s) => s.physicalName,
    computed: (s) => ({ arn: s.arn("rds", `${arnKind}:${s.physicalName}`) }),
  };
}

/** The secret that RDS makes for a password that it manages. */
export function masterUserSecrets(s: Subject) {
  if (s.inputs["manageMasterUserPassword"] !== true) return [];
  const name = `rds!db-${s.uuid("secret")}-${s.letters(6, "secret")}`;
  return [{ secretArn: s.arn("secretsmanager", `secret:${name}`) }];
}

function portOf({ inputs }: Subject): number {
  const { port, engine } = inputs;
  if (typeof port === "number") return port;
  return engine === "postgres" ? 5432 : 3306;
}
