/* The page's wire: changes of others arrive here, in order and without gaps; while it is cut, edits wait. */
import { question } from "./address.js";
import { lament } from "./trouble.js";

const bench = document.querySelector("main[data-live]");
const root = document.documentElement;
const FIRST_WAIT = 500; // milliseconds before the first try to connect again; then twice as long
const LONGEST_WAIT = 5000;
const FULL_WAIT = 30_000; // when no seat is free
const FULL = 4029;
const ENDS = {
  4404: "This network is not there any more.",
  4410: "This link was withdrawn. Ask for a new one.",
};
const QUIET = 20_000; // after so much silence the server is asked whether it is there
const LOOK_PACE = 250;
const GOT_EACH = 16; // so many messages, or characters, are confirmed together
const GOT_SIZE = 100_000;
const CUT = "Connection lost. Nothing can be saved until it is back.";
const KEPT = "What you typed stays here.";
const FIELDS = "input:not([type=hidden]), textarea, select";
const BACK = "Connected again.";

let revision = Number(bench?.dataset.revision);
let socket = null;
let tries = 0;
let waiting = 0;
let known = false; // has the wire ever worked on this page?
let newest = 0; // the latest revision anybody spoke of
let catching = false;
let ended = false; // the address opens nothing any more

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const send = (message) => {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
};

/* Connecting, and connecting again. */
function connect() {
  clearTimeout(waiting);
  if (ended || (socket && socket.readyState < WebSocket.CLOSING)) return;
  const mine = new WebSocket(new URL(`/ws${bench.dataset.live}`, location.href.replace(/^http/, "ws")));
  socket = mine;
  received = { count: 0, size: 0 };
  mine.addEventListener("message", (event) => mine === socket && onMessage(event.data));
  mine.addEventListener("close", (event) => mine === socket && onClose(event.code));
}

function onClose(code) {
  clearTimeout(listening);
  if (code in ENDS) return end(ENDS[code]);
  const longest = code === FULL ? FULL_WAIT : Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
  tries += 1;
  waiting = setTimeout(connect, longest * (0.5 + Math.random() / 2));
  if (known) cut();
  else if (code === FULL) sign("Many people are here: you see their changes after a reload.");
}

/* What is on the page stays to be read. */
function end(text) {
  ended = true;
  cut(text);
}

function hurry() {
  if (document.visibilityState !== "visible" || socket?.readyState < WebSocket.CLOSING) return;
  tries = 0;
  connect();
}

function cut(text = CUT) {
  root.dataset.offline = "";
  sign(text);
}

/* What it says, said once: people listen to it. */
let passing = 0;
function sign(text) {
  const says = document.getElementById("offline");
  clearTimeout(passing);
  if (!says) return;
  if (says.textContent !== text) says.textContent = text;
  says.dataset.tone = text === BACK ? "good" : "bad";
  if (text === BACK) passing = setTimeout(() => sign(""), 4000);
}

/* What arrives. */
const HEARD = {
  hello: onHello,
  revision: onRevision,
  people: (message) => tell("live:people", message),
  answer: (message) => message.asked === asked() && tell("live:answered", message),
};
let received = { count: 0, size: 0 };
let listening = 0;

function onMessage(text) {
  received.count += 1;
  received.size += text.length;
  if (received.count >= GOT_EACH || received.size > GOT_SIZE) {
    send({ type: "got", count: received.count });
    received = { count: 0, size: 0 };
  }
  listen();
  const message = JSON.parse(text);
  HEARD[message.type]?.(message);
}

/* A wire may be dead without anybody saying so. */
function listen() {
  clearTimeout(listening);
  listening = setTimeout(() => {
    send({ type: "ping" });
    listening = setTimeout(giveUp, QUIET / 2);
  }, QUIET);
}

function giveUp() {
  const dead = socket;
  socket = null;
  dead?.close();
  onClose(0);
}

function onHello(message) {
  tries = 0;
  if (root.dataset.offline !== undefined) {
    delete root.dataset.offline;
    lament("");
    sign(BACK);
  } else if (!known) sign("");
  known = true;
  newest = message.revision;
  look();
  ask();
  tell("live:hello", message);
  if (message.revision !== revision) catchUp();
}

function onRevision(message) {
  newest = Math.max(newest, message.revision);
  if (message.revision <= revision || catching) return;
  if (message.from !== revision) return catchUp();
  take(message);
}

function take(message) {
  revision = message.revision;
  bench.dataset.revision = revision;
  tell("live:revision", message);
}

/* Something was missed: fetch the whole, once; it may take several rounds while others edit. */
async function catchUp() {
  if (catching || ended) return;
  catching = true;
  try {
    const answer = await fetch(`${bench.dataset.live}state/`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`state: ${answer.status}`);
    const state = await answer.json();
    if (state.revision !== revision) take(state);
    newest = Math.max(newest, state.revision);
  } catch {
    setTimeout(() => revision !== newest && catchUp(), LONGEST_WAIT * Math.random());
    return;
  } finally {
    catching = false;
  }
  if (newest > revision) catchUp();
}

/* What one looks at, told at most four times a second. */
let looking = "";
let told = 0;
let telling = 0;

function look() {
  told = Date.now();
  telling = 0;
  send({ type: "look", selected: looking });
}

function onSelected(event) {
  looking = event.detail.id;
  if (!telling) telling = setTimeout(look, Math.max(told + LOOK_PACE - Date.now(), 0));
}

/* The question that this page asks: its answer is sent after each change. */
function asked() {
  const query = question();
  return query.has("from") && query.has("to") ? query.toString() : "";
}

const ask = () => send({ type: "ask", query: asked() });

/* Edits wait while the wire is cut: their forms keep what was typed, where there is something to type. */
function hold(event) {
  event.preventDefault();
  event.stopPropagation();
  const why = document.getElementById("offline").textContent;
  const form = (event.detail?.elt ?? event.target).closest("form");
  lament([...(form?.elements ?? [])].some((one) => one.matches(FIELDS)) ? `${why} ${KEPT}` : why);
}

const isCut = () => root.dataset.offline !== undefined;

function onSubmit(event) {
  if (isCut() && event.target.method === "post") hold(event);
}

function onRequest(event) {
  if (!isCut() || event.detail.verb === "get") return;
  if (event.detail.elt.matches(".inputs")) event.preventDefault(); // who types has not tried to save
  else hold(event);
}

/* A new name counts on the next connection. */
function onRenamed(event) {
  if (event.detail.requestConfig?.elt?.id !== "you" || !event.detail.successful) return;
  const old = socket;
  socket = null;
  old?.close();
  connect();
}

if (bench) {
  document.addEventListener("resource:selected", onSelected);
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:confirm", onRequest);
  document.addEventListener("htmx:afterRequest", onRenamed);
  document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "trace" && ask());
  document.addEventListener("visibilitychange", hurry);
  addEventListener("online", hurry);
  addEventListener("offline", () => socket && giveUp());
  looking = new URLSearchParams(location.search).get("select") ?? "";
  // Whoever listens to what arrives is a script further down, and must be there first.
  if (document.readyState === "complete") connect();
  else document.addEventListener("DOMContentLoaded", connect, { once: true });
}
