import { BATCH_COMPUTE } from "../../aws";
import { valueOf } from "../../graph";
import { zonesRule } from "../../zones-rule";

export const computeMultipleAz = zonesRule({
  id: "batch-compute-multiple-az",
  title: "Batch compute environments should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "AWS Batch",
  severity: "medium",
  why: "Batch starts instances and tasks in the subnets of a compute environment only: while its one zone is impaired or has no capacity, jobs stay RUNNABLE.",
  fix: "Give computeResources.subnets subnets in at least two Availability Zones.",
  source: "https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html",
  types: [BATCH_COMPUTE],
  subnets: "computeResources.subnets[*]",
  lost: "every running job, and what starts the next",
  except: (environment, graph) =>
    valueOf(graph.string(environment, "type"))?.toUpperCase() === "UNMANAGED"
      ? "Batch does not manage its instances."
      : undefined,
});
