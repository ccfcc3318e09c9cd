export * from "./compute";
export * from "./network";
export * from "./database";
export * from "./stores";
export * from "./storage";
export * from "./messaging";
export * from "./management";
export * from "./security";
