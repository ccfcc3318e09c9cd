import { FARGATE_SIZES } from "../../../../facts/containers";
import type { Problem } from "../../../config/problems";
import type { WrittenContainers } from "../schema";
import { KEY } from "../../check-parts";

/** Fargate has some sizes of memory for each CPU, and ECS refuses a task definition with another. */
export function checkTaskSize({ cpu, memoryMiB }: WrittenContainers): Problem[] {
  const memory = FARGATE_SIZES.data.find((size) => size.cpu === cpu)?.memory ?? [];
  if (memory.includes(memoryMiB)) return [];
  const fitting = FARGATE_SIZES.data.filter((size) => size.memory.includes(memoryMiB)).map((size) => size.cpu);
  const other = fitting.length > 0 ? `; or ${KEY}.cpu of ${fitting.join(" or ")}` : "";
  return [
    {
      path: `${KEY}.memoryMiB`,
      message: `${memoryMiB} is no size that Fargate has with ${cpu} CPU units`,
      fix: `Allowed: ${listed(memory)}${other}.`,
    },
  ];
}

/** A few sizes one by one, many by their ends and steps. */
function listed(memory: readonly number[]): string {
  const [first, second, ...rest] = memory;
  const last = rest.at(-1);
  if (first === undefined || second === undefined || last === undefined || memory.length < 5) return memory.join(", ");
  return `${first} to ${last} in steps of ${second - first}`;
}
