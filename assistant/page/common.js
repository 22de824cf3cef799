// What all parts of the script use. All words come from the page (`words`); all HTML comes escaped from the server.
// The files are joined in the order of parts.SCRIPTS and run inside one function.
const MEMORY = "wence.asked", SCOPE = "wence.scope", PAST = "wence.past", MOST_PAST = 8;
const by = (id) => document.getElementById(id);
const base = () => document.baseURI.replace(/[^/]*([?#].*)?$/, "");
const narrow = () => matchMedia("(max-width: 640px)").matches;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const area = () => document.querySelector("#box textarea");
