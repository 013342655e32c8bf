// @ts-check
/** Picture of the answer as a file, or in the clipboard: for a chat, a slide or a ticket. */

import { drawAnswer } from "./drawing.mjs";
import { fileName, saveFile } from "../download.mjs";
import { longDate } from "../../core/dom.mjs";
import { today } from "../saving/address.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

const NO_PICTURE = "There is no picture yet, because the answers could not be evaluated.";
const BY_HAND = "The browser did not copy it. Save the picture as a file instead.";
/** Pixels for each unit: a picture in a slide is looked at enlarged. */
const SHARP = 2;

/** Save the picture of the answer. @param {Checklist} checklist */
export async function savePicture(checklist) {
  const text = await pictureOf(checklist);
  if (!text) return NO_PICTURE;
  saveFile(fileName(checklist.form.gather().title, ".svg"), text, "image/svg+xml");
  return "The picture is saved as a file.";
}

/** Copy the picture of the answer as pixels, which chats and slides take. @param {Checklist} checklist */
export async function copyPicture(checklist) {
  const text = await pictureOf(checklist);
  if (!text) return NO_PICTURE;
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pixelsOf(text) })]);
    return "The picture is copied.";
  } catch {
    return BY_HAND;
  }
}

/** The picture of the answer as a text; "" where there is no answer. @param {Checklist} checklist */
async function pictureOf(checklist) {
  try {
    const report = JSON.parse(await checklist.report());
    const { title, service, member } = checklist.form.gather();
    const project = [service, title].filter(Boolean).join(", ");
    const svg = drawAnswer(report, { project, sender: member ? `answered by ${member}` : "", day: longDate(checklist.opening.day || today()) });
    return `${new XMLSerializer().serializeToString(svg)}\n`;
  } catch {
    return "";
  }
}

/** @param {string} text @returns {Promise<Blob>} */
async function pixelsOf(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SHARP;
  canvas.height = image.height * SHARP;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser drew no picture."))), "image/png");
  });
}
