"use strict";
(() => {
  const steps = [...document.querySelectorAll(".step")];
  const byId = id => document.getElementById(id);
  const back = byId("back"), forward = byId("forward"), chosen = byId("chosen"), all = byId("all"), said = byId("said");
  const last = steps.length - 1;
  let current = 0;

  const fromAddress = () => {
    const number = Number((/^#step-(\d+)$/.exec(location.hash) || [])[1]);
    return Number.isInteger(number) && number <= last ? number : null;
  };

  const show = (number, announce) => {
    current = Math.max(0, Math.min(last, number));
    steps.forEach((step, i) => step.classList.toggle("shown", i === current));
    back.disabled = current === 0;
    forward.disabled = current === last;
    chosen.value = String(current);
    if (announce) history.replaceState(null, "", "#step-" + current); // a page that opens stays at its top
    if (all.checked) steps[current].scrollIntoView();
    if (!announce) return;
    const caption = steps[current].querySelector(".caption");
    const heading = steps[current].querySelector("h2").textContent;
    said.textContent = "Step " + current + " of " + last + ". " + (caption ? caption.textContent : heading);
  };

  // A disabled button loses the focus; the other one takes it.
  const go = (number, button) => {
    show(number, true);
    if (button && button.disabled) (button === back ? forward : back).focus();
  };

  back.addEventListener("click", () => go(current - 1, back));
  forward.addEventListener("click", () => go(current + 1, forward));
  chosen.addEventListener("change", () => go(Number(chosen.value)));
  all.addEventListener("change", () => {
    document.documentElement.classList.toggle("stepping", !all.checked);
    show(current, true);
  });
  addEventListener("hashchange", () => {
    const number = fromAddress();
    if (number !== null && number !== current) go(number);
  });
  addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target === chosen) return;
    const target = {
      ArrowRight: current + 1, PageDown: current + 1, ArrowLeft: current - 1, PageUp: current - 1, Home: 0, End: last,
    }[event.key];
    if (target === undefined || all.checked) return;
    event.preventDefault();
    go(target);
  });

  byId("controls").hidden = false;
  document.documentElement.classList.add("stepping");
  show(fromAddress() ?? 0, false);
})();
