import { DEFAULT_BUS } from "../config/schema/messaging/buses";
import type { Problem } from "../config/problems";
import { checkArchive } from "./buses/archive";
import { checkEndpoint } from "./buses/endpoint";
import { checkInput } from "./buses/input";
import { checkPattern } from "./buses/pattern";
import { checkTarget, countTargets } from "./buses/targets";
import { checkTrigger } from "./buses/trigger";
import type { Parsed } from "../config/well-formed";

/** What holdfast:buses says that cannot be. */
export function checkBuses(areas: Parsed): Problem[] {
  return Object.entries(areas.buses ?? {}).flatMap(([name, bus]) => {
    const path = `holdfast:buses.${name}`;
    if (bus === undefined) return [];
    const isDefault = name === DEFAULT_BUS;
    const rules = Object.entries(bus.rules ?? {}).flatMap(([rule, wanted]) => {
      const at = `${path}.rules.${rule}`;
      if (wanted === undefined) return [];
      const targets = Object.entries(wanted.targets ?? {}).flatMap(([target, to]) => {
        const targetPath = `${at}.targets.${target}`;
        if (to === undefined) return [];
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
