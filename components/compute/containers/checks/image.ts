import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenContainers } from "../schema";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";

/** A task that pulls from the other Region does not start while that is impaired, which is when a standby must. */
export function checkImage(
  { image, replicateImage }: WrittenContainers,
  { workload, role }: Pick<Areas, "workload" | "role">,
): Problem[] {
  const [registry = "", , , of] = image.split(".");
  const region = workload.regions[role];
  const problems: Problem[] = [];
  if (of !== region) {
    const other = Object.values(workload.regions).find((one) => one === of);
    const why = other === undefined ? "" : `: without ${other} no task could start here`;
    problems.push({
      path: `${KEY}.image`,
      message: `${show(image)} is not in ${region}, the ${role}'s Region${why}`,
      fix: `Allowed: the same digest in ECR of ${region}; ECR replicates it (replicateImage in the other stack's file).`,
    });
  }
  if (replicateImage && registry !== workload.account)
    problems.push({
      path: `${KEY}.replicateImage`,
      message: `true, but the image is in the registry of account ${registry}, and this stack is of ${workload.account}`,
      fix: "Allowed: false, with the replication set up in that account; or an image of this account's registry.",
    });
  return problems;
}
