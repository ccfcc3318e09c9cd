import { MULTI_AZ_CLUSTER_FAMILIES, WITHOUT_MULTI_AZ_CLUSTERS } from "../../../facts/rds";
import type { Problem } from "../../config/problems";
import type { RdsCluster } from "../../config/schema/databases";
import { show } from "../../config/show";
import { problemOf, type Checked } from "./database";

/** A writer and two readers, each in a zone of its own. */
const ZONES = 3;

/** What a Multi-AZ DB cluster cannot be, or cannot be in. */
export function checkCluster(checked: Checked<RdsCluster>): Problem[] {
  return [...strategy(checked), ...region(checked), ...zones(checked), ...instanceClass(checked)];
}

function strategy({ name, areas }: Checked<RdsCluster>): Problem[] {
  const wanted = areas.workload.strategy;
  if (wanted === "static-site") return [];
  return [
    problemOf(
      { name },
      "type",
      `"rds-cluster" cannot serve with strategy ${wanted}: AWS has no way to bring a Multi-AZ DB cluster's data to another region, ` +
        "neither by a replica nor by automated backups nor by a copied snapshot",
      "Allowed: rds-instance or aurora; or strategy static-site, whose standby has no data.",
    ),
  ];
}

function region(checked: Checked<RdsCluster>): Problem[] {
  const primary = checked.areas.workload.regions.primary;
  if (!WITHOUT_MULTI_AZ_CLUSTERS.data.includes(primary)) return [];
  const message = `"rds-cluster" cannot be had in ${primary}`;
  return [problemOf(checked, "type", message, "Allowed: rds-instance or aurora, or another primary region.")];
}

function zones(checked: Checked<RdsCluster>): Problem[] {
  const { network, role } = checked.areas;
  if (!network || role !== "primary") return [];
  const names = "zones" in network ? network.zones : "subnets" in network ? Object.keys(network.subnets) : undefined;
  if (names === undefined || names.length >= ZONES) return [];
  return [
    problemOf(
      checked,
      "type",
      `"rds-cluster" needs ${ZONES} zones, and the network has ${names.length}`,
      `Allowed: a third zone in holdfast:network, or rds-instance.`,
    ),
  ];
}

function instanceClass(checked: Checked<RdsCluster>): Problem[] {
  const wanted = checked.database.instanceClass;
  if (MULTI_AZ_CLUSTER_FAMILIES.data.includes(wanted.split(".")[1]!)) return [];
  return [
    problemOf(
      checked,
      "instanceClass",
      `${show(wanted)} is not a class of Multi-AZ DB clusters`,
      `Allowed: one with disks of its own, such as db.m6gd.large; of ${MULTI_AZ_CLUSTER_FAMILIES.data.join(", ")}.`,
    ),
  ];
}
