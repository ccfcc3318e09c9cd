import type { Problem } from "../config/problems";
import { type Bus, DEFAULT_BUS } from "../config/schema/messaging/buses";
import type { Areas } from "../config/schema";
import { checkPattern } from "./buses/pattern";
import { checkEndpoint } from "./buses/endpoint";
import { checkInput } from "./buses/input";
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

/** An archive's own pattern, by which events are left out of it. */
function checkArchive(path: string, archive: Bus["archive"]): Problem[] {
  return archive ? checkPattern(`${path}.pattern`, archive.pattern) : [];
}
