import type { Published } from "./published";

/** The configuration that a call makes is kept in all of them. */
export const CHAT_REGIONS = {
  title: "Regions in which Amazon Q Developer in chat applications (formerly AWS Chatbot) has endpoints",
  sources: [
    "https://docs.aws.amazon.com/general/latest/gr/chatbot.html",
    "https://docs.aws.amazon.com/chatbot/latest/APIReference/Welcome.html",
  ],
  asOf: "2026-11-29",
  data: ["us-east-2", "us-west-2", "eu-west-1", "ap-southeast-1"],
} as const satisfies Published;
