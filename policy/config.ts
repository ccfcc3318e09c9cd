import { ACKNOWLEDGE, parseAcknowledgements, type Acknowledgement } from "./acknowledge";
import { didYouMean, problemsOf } from "./problems";
import {
  DEFAULT_PROFILE,
  ENFORCEMENT_LEVELS,
  levelIn,
  PROFILES,
  type EnforcementLevel,
  type Profile,
} from "./profiles";
import type { Rule, Settings, SettingsSchema } from "./rule";
import { UNJUDGED, unjudgedSettings } from "./unjudged";

/** A pack's configuration, complete: every rule has its level and its settings. */
export interface PackConfig {
  /** By rule id, and for `acknowledge` and `unjudged`. */
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  /** By rule id. */
  readonly settings: Readonly<Record<string, Settings>>;
  readonly acknowledgements: readonly Acknowledgement[];
  /** The type tokens, or patterns of them, that need no rule. */
  readonly unjudged: readonly string[];
}

/** A pack configuration that can't be used; `problems` has one line for each mistake. */
export class PackConfigError extends Error {
  override readonly name = "PackConfigError";
  constructor(
    readonly file: string,
    readonly problems: readonly string[],
  ) {
    super([`${file}: the policy configuration has ${count(problems.length)}:`, ...problems].join("\n  "));
  }
}

function count(mistakes: number): string {
  return mistakes === 1 ? "a mistake" : `${mistakes} mistakes`;
}

/** The key of the profile in a configuration. */
const PROFILE = "profile";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a rule is enforced at where nothing else is said. */
export function defaultLevel(rule: Rule): EnforcementLevel {
  return levelIn(DEFAULT_PROFILE, rule);
}

/** What has settings in the configuration: a rule, or `unjudged`. */
type Configurable = Pick<Rule, "id" | "settings">;

const UNJUDGED_ENTRY = { id: UNJUDGED, settings: unjudgedSettings } satisfies {
  settings: SettingsSchema;
} & Configurable;

/** Each made once: zod compiles a schema when it is first used. */
const strictSchemas = new WeakMap<SettingsSchema, SettingsSchema>();

/** The schema that refuses an unknown setting besides. */
export function strict(schema: SettingsSchema): SettingsSchema {
  const made = strictSchemas.get(schema) ?? schema.strict();
  strictSchemas.set(schema, made);
  return made;
}

/** A rule's settings from what was given; a mistake is a line of `problems`. Wrong settings fall back on the defaults. */
export function settingsOf(rule: Configurable, given: Settings): { settings: Settings; problems: string[] } {
  const parsed = strict(rule.settings).safeParse(given);
  if (parsed.success) return { settings: parsed.data, problems: [] };
  const problems = problemsOf(parsed.error, given, rule.id, Object.keys(rule.settings.shape));
  const lax = rule.settings.safeParse(given);
  return { settings: lax.success ? lax.data : rule.settings.parse({}), problems };
}

function isLevel(value: unknown): value is EnforcementLevel {
  return ENFORCEMENT_LEVELS.some((level) => level === value);
}

/** Reads one configuration; collects every mistake. */
class Reader {
  readonly problems: string[] = [];

  constructor(
    private readonly raw: Fields,
    private readonly rules: readonly Rule[],
  ) {}

  private level(at: string, value: unknown): EnforcementLevel | undefined {
    if (value === undefined || isLevel(value)) return value;
    const hint = typeof value === "string" ? didYouMean(value, ENFORCEMENT_LEVELS) : "";
    this.problems.push(
      `${at}: ${JSON.stringify(value)} is no enforcement level${hint}; known are ${ENFORCEMENT_LEVELS.join(", ")}`,
    );
    return undefined;
  }

  /** A level alone, or an object with a level and settings. */
  private split(key: string): { level: EnforcementLevel | undefined; rest: Fields } {
    const value = this.raw[key];
    if (isFields(value)) {
      const { enforcementLevel, ...rest } = value;
      return { level: this.level(`${key}.enforcementLevel`, enforcementLevel), rest };
    }
    return { level: this.level(key, value), rest: {} };
  }

  private acknowledgements(): { level: EnforcementLevel | undefined; acknowledgements: Acknowledgement[] } {
    const value = this.raw[ACKNOWLEDGE];
    const { level, rest } = Array.isArray(value)
      ? { level: undefined, rest: { exemptions: value } }
      : this.split(ACKNOWLEDGE);
    const { exemptions = [], ...others } = rest;
    for (const key of Object.keys(others)) {
      this.problems.push(`${ACKNOWLEDGE}.${key}: unknown${didYouMean(key, ["exemptions", "enforcementLevel"])}`);
    }
    const found = parseAcknowledgements(
      exemptions,
      this.rules.map((rule) => rule.id),
    );
    this.problems.push(...found.problems);
    return { level, acknowledgements: found.acknowledgements };
  }

  private profile(): Profile {
    const given = this.raw[PROFILE] ?? DEFAULT_PROFILE;
    const found = PROFILES.find((one) => one === given);
    if (found !== undefined) return found;
    const hint = typeof given === "string" ? didYouMean(given, PROFILES) : "";
    this.problems.push(`${PROFILE}: ${JSON.stringify(given)} is no profile${hint}; known are ${PROFILES.join(", ")}`);
    return DEFAULT_PROFILE;
  }

  read(): PackConfig {
    const profile = this.profile();
    const ids = this.rules.map((rule) => rule.id);
    for (const key of Object.keys(this.raw)) {
      if (key === "exceptions") this.problems.push(`exceptions: not read here; write them as "${ACKNOWLEDGE}"`);
      else if (key === "undecided") this.level(key, this.raw[key]);
      else if (!["all", PROFILE, ACKNOWLEDGE, UNJUDGED, ...ids].includes(key)) {
        this.problems.push(
          `${key}: there is no such rule${didYouMean(key, ["all", PROFILE, ACKNOWLEDGE, UNJUDGED, ...ids])}`,
        );
      }
    }
    const { level: all } = this.split("all");
    const { level: acknowledgeLevel, acknowledgements } = this.acknowledgements();
    const unjudged = this.split(UNJUDGED);
    const accepted = unjudgedSettings.strict().safeParse(unjudged.rest);
    if (!accepted.success) this.problems.push(...settingsOf(UNJUDGED_ENTRY, unjudged.rest).problems);
    const levels: Record<string, EnforcementLevel> = {
      [ACKNOWLEDGE]: acknowledgeLevel ?? all ?? "advisory",
      // "all" is about rules: what has no rule is refused only where this says so.
      [UNJUDGED]: unjudged.level ?? "advisory",
    };
    const settings: Record<string, Settings> = {};
    for (const rule of this.rules) {
      const { level, rest } = this.split(rule.id);
      const found = settingsOf(rule, rest);
      this.problems.push(...found.problems);
      levels[rule.id] = level ?? all ?? levelIn(profile, rule);
      settings[rule.id] = found.settings;
    }
    return { levels, settings, acknowledgements, unjudged: accepted.data?.accept ?? [] };
  }
}

/**
 * Reads a configuration in the format of CrossGuard's `--policy-pack-config`:
 * `{ "profile": "recommended", "all": "mandatory", "<rule id>": "advisory" | { "enforcementLevel": ..., <settings> }, "acknowledge": [...] }`.
 * Pulumi itself refuses a list there, so `"acknowledge": { "exemptions": [...] }` says the same.
 * Throws PackConfigError with all mistakes at once.
 */
export function parsePackConfig(raw: unknown, rules: readonly Rule[], file = "policy configuration"): PackConfig {
  if (!isFields(raw)) throw new PackConfigError(file, ["must be a JSON object with rule ids as keys"]);
  const reader = new Reader(raw, rules);
  const config = reader.read();
  if (reader.problems.length > 0) throw new PackConfigError(file, reader.problems);
  return config;
}
