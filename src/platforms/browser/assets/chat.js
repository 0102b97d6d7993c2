// What the page can do better with JavaScript. Everything works without it.

/** The same thing sent again within this time, with nothing else between, is a double click and not a second wish. */
const sameThingMs = 1000;

let nonce = crypto.randomUUID();
let lastSent = '';
/** The messages that stood on the page when something was last sent: the page may be brought up to date before its answer. */
let shown = articles();

function articles() {
  return new Set([...document.querySelectorAll('#talk article')].map(({ id }) => id));
}

const box = () => document.getElementById('box');
const failed = () => document.getElementById('box-failed');
const file = () => document.getElementById('file');
const isSame = (chosen, sent) => chosen?.name === sent?.name && chosen?.lastModified === sent?.lastModified;
const isPost = (event) => event.detail.ctx.request.method === 'POST';

document.addEventListener('htmx:config:request', (event) => {
  if (!isPost(event)) return;
  const { body, action } = event.detail.ctx.request;
  body.delete('page');
  const sent = JSON.stringify([action, ...body]);
  if (sent !== lastSent) nonce = crypto.randomUUID();
  lastSent = sent;
  body.set('page', nonce);
  shown = articles();
});

document.addEventListener('htmx:after:request', (event) => {
  if (!isPost(event)) return;
  const { ctx } = event.detail;
  if (ctx.response.status >= 400) return;
  tell('');
  const used = ctx.request.body.get('page');
  setTimeout(() => {
    if (nonce === used) nonce = crypto.randomUUID();
  }, sameThingMs);
  if (ctx.sourceElement.id !== 'composer') return;
  if (box().value === ctx.request.body.get('text')) box().value = '';
  // Another may have been chosen while that one was on its way.
  if (file() && isSame(file().files[0], ctx.request.body.get('file'))) file().value = '';
});

// An answer that is not this page must not take its place: what was typed would be lost.
document.addEventListener('htmx:before:swap', (event) => {
  const { ctx } = event.detail;
  if (ctx?.response?.status >= 400) {
    event.preventDefault();
    if (isPost(event)) tell(failed()?.dataset.text);
  }
});
document.addEventListener('htmx:error', (event) => {
  if (event.detail.ctx && isPost(event)) tell(failed()?.dataset.text);
});

/** Stands until something can be sent again: what comes meanwhile does not touch it (`hx-morph-skip`). */
function tell(words) {
  if (failed()) failed().textContent = words;
}

document.addEventListener('htmx:after:swap', (event) => {
  // What a question asks for in a dialog gets the keyboard when that is opened.
  const wanted = document.querySelector('#talk [autofocus]:not([popover] *)');
  if (wanted) {
    wanted.removeAttribute('autofocus');
    wanted.focus();
    if (wanted === box()) wanted.setSelectionRange(wanted.value.length, wanted.value.length);
    wanted.scrollIntoView({ block: 'nearest' });
    return;
  }
  if (!event.detail.ctx || !isPost(event)) return;
  // What was pressed is gone: go on from the text box.
  if (document.activeElement === document.body) box()?.focus({ preventScroll: true });
  // The answer to what was written stands last: do not stay at an open form further up.
  if (event.detail.ctx.sourceElement.id === 'composer') document.querySelector('.scroll').scrollTop = 0;
  const fresh = document.querySelector('#talk [data-fresh]');
  if (fresh && !shown.has(fresh.id)) bringIntoView(fresh);
});

/** An answer is read from its beginning, also where it is longer than the screen. */
function bringIntoView(article) {
  const scroll = document.querySelector('.scroll');
  const { top, bottom, height } = article.getBoundingClientRect();
  const frame = scroll.getBoundingClientRect();
  if (top < frame.top || height > frame.height) scroll.scrollTop += top - frame.top;
  else if (bottom > frame.bottom) scroll.scrollTop += bottom - frame.bottom;
}

document.addEventListener('keydown', (event) => {
  if (event.target !== box() || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!event.repeat) box().form.requestSubmit();
});

// A file that is dropped on the conversation is chosen, and sent with the button as any other.
const hasFile = (event) => file() && event.dataTransfer?.types.includes('Files');
const mark = (on) => document.getElementById('talk')?.classList.toggle('dropping', on);
document.addEventListener('dragover', (event) => {
  if (!hasFile(event)) return;
  event.preventDefault();
  mark(true);
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) mark(false);
});
document.addEventListener('drop', (event) => {
  if (!hasFile(event)) return;
  event.preventDefault();
  mark(false);
  file().files = event.dataTransfer.files;
  file().focus();
});

// Escape closes an open form as its own button does, unless something is typed in it: then it only goes to that button,
// and closes when it is pressed again. An open question is closed by the browser.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing || document.querySelector(':popover-open')) return;
  if (event.target.matches('[type="search"]') && event.target.value !== '') return;
  const form = event.target.closest('#talk form.form') ?? lastForm(event.target);
  const close = form?.querySelector('button[value="close"]');
  if (!close) return;
  event.preventDefault();
  if (isFilledIn(form) && document.activeElement !== close) close.focus();
  else close.click();
});

/** The newest open form, for whoever is in no field of another. */
function lastForm(target) {
  return target === document.body ? [...document.querySelectorAll('#talk form.form')].at(-1) : undefined;
}

/** Whether something stands in a form that was typed by hand; what has been sent once and is to be mended was. */
function isFilledIn(form) {
  if (form.querySelector('[aria-invalid]')) return true;
  return [...form.elements].some((one) => {
    if (one.type === 'checkbox' || one.type === 'radio') return one.checked !== one.defaultChecked;
    if (one.type !== 'select-one') return 'defaultValue' in one && one.value !== one.defaultValue;
    const before = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
    return one.selectedOptions[0] !== before;
  });
}

// A number with a button of its own is saved once it is typed: whoever goes on to the next field thinks that it is.
document.addEventListener('change', (event) => {
  const { target } = event;
  if (target.closest('form.inline') && target.matches('[inputmode="numeric"], [type="number"]')) {
    target.form.requestSubmit();
  }
});

// What came last is read from its beginning, also where it is longer than the screen.
const last = [...document.querySelectorAll('#talk article')].at(-1);
if (last) bringIntoView(last);
