import type { Areas } from "../config/schema";
import { DEFAULT_BUS } from "../config/schema/messaging/buses";
import type { Problem } from "../config/problems";
import { checkArchive } from "./buses/archive";
import { checkEndpoint } from "./buses/endpoint";
import { checkInput } from "./buses/input";
import { checkPattern } from "./buses/pattern";
import { checkTarget, countTargets } from "./buses/targets";
import { checkTrigger } from "./buses/trigger";

/** What holdfast:buses says that cannot be. */
export function checkBuses(areas: Pick<Areas, "buses" | "queues" | "topics" | "workload">): Problem[] {
  return Object.entries(areas.buses).flatMap(([name, bus]) => {
    const path = `holdfast:buses.${name}`;
    const isDefault = name === DEFAULT_BUS;
    const rules = Object.entries(bus.rules).flatMap(([rule, wanted]) => {
      const at = `${path}.rules.${rule}`;
      const targets = Object.entries(wanted.targets).flatMap(([target, to]) => {
        const targetPath = `${at}.targets.${target}`;
        return [...checkTarget(targetPath, to, areas), ...checkInput(`${targetPath}.input`, to.input)];
      });
      return [
        ...checkTrigger(at, wanted, isDefault),
        ...checkPattern(`${at}.pattern`, wanted.pattern),
        ...countTargets(`${at}.targets`, wanted.targets),
        ...targets,
      ];
    });
    return [...checkArchive(`${path}.archive`, bus.archive), ...checkEndpoint(path, bus, isDefault, areas), ...rules];
  });
}
