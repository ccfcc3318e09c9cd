/** Where a type keeps the properties that its resources have; it exists for the compiler alone. */
declare const properties: unique symbol;

/** A type token such as `aws:sqs/queue:Queue`, bound to what the provider says of its properties (policy/aws). */
export type Type<P> = string & { readonly [properties]?: P };

/** What is bound to its properties: a token, or a resource. */
export interface Typed<P> {
  readonly [properties]?: P;
}

/** The properties behind a token, or behind any of several; of a plain string nothing is known. */
export type PropertiesOf<T> = T extends readonly (infer One)[]
  ? PropertiesOf<One>
  : T extends { readonly [properties]?: infer P }
    ? Exclude<P, undefined>
    : unknown;

/** A provider's property without what wraps it: `pulumi.Input<number> | undefined` is a number. */
type Plain<T> = T extends undefined | null | { then: unknown } | { apply: unknown } ? never : T;

type Element<T> = T extends readonly (infer One)[] ? Plain<One> : never;

/** The type of a key; of a key that is put together at run time nothing is known. */
type Field<T, K extends string> =
  Record<never, never> extends Record<K, unknown>
    ? unknown
    : T extends readonly unknown[]
      ? never
      : K extends keyof T
        ? Plain<T[K]>
        : never;

type Rest<T, S extends string> = S extends `.${infer Tail}` ? At<T, Tail> : At<T, S>;

type In<T, S extends string> = S extends ""
  ? T
  : S extends `["${infer Key}"]${infer Tail}`
    ? Rest<Field<T, Key>, Tail>
    : S extends `[${string}]${infer Tail}`
      ? Rest<Element<T>, Tail>
      : S extends `${infer Head}[${infer Tail}`
        ? Head extends `${infer Key}.${infer Middle}`
          ? At<Field<T, Key>, `${Middle}[${Tail}`>
          : Rest<Field<T, Head>, `[${Tail}`>
        : S extends `${infer Key}.${infer Tail}`
          ? At<Field<T, Key>, Tail>
          : Field<T, S>;

/** What is at a path; never where nothing is, in none of the types. */
export type At<T, S extends string> = string extends S
  ? unknown
  : [T] extends [never]
    ? never
    : unknown extends T
      ? unknown
      : T extends unknown
        ? In<T, S>
        : never;

/** A path that the resource has: another does not compile. A path made at run time is not checked. */
export type PathOf<P, S extends string> = [At<P, S>] extends [never] ? never : S;
