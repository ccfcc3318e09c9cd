import { isSame } from "./engine/evaluate";
import type { Player } from "./engine/player";
import type { Replay } from "./engine/replay";
import { Variant } from "./engine/variant";
import { elementsOf } from "./flow";
import { WITH_DATA } from "./functions/serve-with-data";
import type { ElementId, Fault, SimulatedFunction, Survival } from "./model";
import type { Scene } from "./scene";
import { spotsOf } from "./spots";
import { stageOf, type Stage } from "./survivals";
import { eitherDepth } from "./verdict/depth";
import { judged } from "./verdict/objectives";
import { atRest, survivalOf, type AtRest } from "./verdict/survival";

/** What is otherwise where health checks ask for data. */
export interface Deep {
  readonly stage: Stage;
  /** The elements that are made of other things than where they do not. */
  readonly otherwise: readonly ElementId[];
  /** What those are made of. */
  readonly data: readonly ElementId[];
}

/** Undefined where it is known what health checks ask for, or none of the functions has data. To be called once everything was read. */
export function deepOf(scene: Scene, functions: readonly SimulatedFunction[], withFailed: boolean): Deep | undefined {
  const withData = functions.filter(({ id }) => id.endsWith(WITH_DATA));
  if (scene.settings.checks !== undefined || withData.length === 0) return undefined;
  const { scene: deep, otherwise } = scene.askingForData();
  const data = otherwise.flatMap((id) => deep.elements[id]!.kids);
  return { stage: stageOf(deep, withData, spotsOf(deep, withData), withFailed), otherwise, data };
}

/** Whether health checks ask for data is in no graph: where it is not set, a site with its data is simulated both ways. */
export class Depths {
  private readonly variant: Variant;
  private readonly rest: readonly AtRest[];
  /** What faults do where they ask, by function and fault: of those alone that it is something else for. */
  private readonly asked = new Map<string, Map<string, Survival>>();

  /** @param player replays what the sites are made of, and their data */
  constructor(
    private readonly deep: Deep,
    player: Player,
    private readonly faults: readonly Fault[],
  ) {
    const { stage, otherwise } = deep;
    this.variant = new Variant(stage.scene.elements, stage.watched, otherwise);
    const nothing = this.variant.over(player.play([]));
    this.rest = stage.functions.map((fn) => atRest(fn, nothing));
    for (const { id } of stage.functions) this.asked.set(id, new Map());
  }

  /** @param replay of a fault where they do not ask */
  read(fault: Fault, replay: Replay): void {
    const { scene, functions, blind, withFailed } = this.deep.stage;
    const over = this.variant.over(replay);
    functions.forEach((fn, index) => {
      if (elementsOf(fn.flow).every((id) => isSame(over.of(id), replay.of(id)))) return;
      const survival = survivalOf(fn, fault, scene, this.rest[index]!, over, withFailed);
      this.asked.get(fn.id)?.set(fault.id, { ...survival, blind: blind[index]! });
    });
  }

  /** What faults do, whichever it is. @param survival where they do not ask */
  either(survival: readonly Survival[]): Survival[] {
    const { scene, functions } = this.deep.stage;
    const faultOf = new Map(this.faults.map((fault) => [fault.id, fault]));
    const functionOf = new Map(functions.map((fn) => [fn.id, fn]));
    return survival.map((one) => {
      const other = this.asked.get(one.function)?.get(one.fault);
      if (!other) return one;
      const either = eitherDepth(one, other);
      const [fn, fault] = [functionOf.get(one.function)!, faultOf.get(one.fault)!];
      return { ...either, objective: judged(fn, either, fault, scene.graph.objectives) };
    });
  }
}
