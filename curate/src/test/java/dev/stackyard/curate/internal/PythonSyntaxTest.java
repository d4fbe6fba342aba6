package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that CPython 3.11 compiles, and scripts that it does not; each was tried there. */
class PythonSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "x = 1",
                "x = [\n  1,\n 2]\ny = x[1:]",
                "if x:\n    y = 1\n\n# comment\nelse:\n    y = 2\n",
                "if x: y = 1; z = 2;\nprint(y)",
                "def f(a, *, b: int = 1, **c) -> int:\n\treturn a if b else c\n",
                "class A(B, metaclass=C):\n    x: int\n    async def f(self):\n        await g()\n",
                "s = 'it\\'s' \"two\" R'x' f'{a!r:>{w}}'\nb = rb'x' b'y'\n",
                "s = '''\n  print \"x\"\n(\n'''\n",
                "x = 1 if a else 2\nz = not a\nw = a is not b\nv = a not in b\n",
                "def f():\n    x = yield\n",
                "match = 1\nmatch x:\n    case 1:\n        pass\n",
                "a = b = ...\n",
                "from ...a import b\nfrom ... import c\n",
                "try: pass\nexcept ValueError: a, b = 1, 2\n",
                "x = 0o17 + 0xFF_FF + 1e-5 + 1.5j + 00 + 1_000\n",
                "x = a \\\n    + b\n",
                "lambda: 0\n",
                "@decorator(1)\ndef f(): ...\n",
                "with open(a) as f, open(b) as g:\n    pass\n",
                "try:\n    pass\nexcept (A, B) as e:\n    raise X('a', 1) from e\nfinally:\n    pass\n",
                "from x import (a,\n   b)\nfrom y import *\n",
                "f(*a, **b)\na, *b = c\n",
                "\u00e4\u00f6 = '\ud83d\ude00'\n",
                "if a:\n  if b:\n      c\n  d\ne\n",
                "x = {'a': 1, **b}\nx = {i: j for i, j in k if i}\n",
                "print(x); y = (1)\nassert x, 'y'\nglobal a, b\ndel a, b\n",
                "None\nTrue and False\nx = a.b.c[1](2)\n",
                "if (n := 3) > 2: pass\n",
                "x = a @ b\nx @= c\n",
            })
    void whatCompilesPasses(String script) {
        assertThat(PythonSyntax.problem(script)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print 'x'",
                "print x",
                "exec 'x'",
                "x = (1",
                "x = 1)",
                "x = (1]",
                "x = 'a",
                "x = '''a",
                "x = $a",
                "x = `a`",
                "x?",
                "if x:\n",
                "if x:\ny = 1",
                "if x\n    y = 1",
                "x = 1\n  y = 2",
                "if x:\n        y = 1\n    z = 2",
                "if x:\n        y = 1\n\tz = 2",
                "this was prose",
                "x = 1 2",
                "x = 010",
                "x = 10L",
                "x =",
                "x = a +",
                "raise X, 'y'",
                "try:\n    pass\nexcept X, e:\n    pass",
                "def f()\n    pass",
                "class",
                "True False",
            })
    void whatDoesNotCompileIsFound(String script) {
        assertThat(PythonSyntax.problem(script)).startsWith("line ");
    }

    @Test
    void saysInWhichLine() {
        assertThat(PythonSyntax.problem("a = '''\n\n'''\n\nprint 'x'\nb")).startsWith("line 5: no operator before");
    }

    @Test
    void costsLittleWhateverItGets() {
        assertThat(PythonSyntax.problem("(".repeat(1_000_000))).contains("brackets");
        assertThat(PythonSyntax.problem("[(".repeat(50))).isNotNull();
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            deep.append(" ".repeat(i)).append("if x:\n");
        }
        assertThat(PythonSyntax.problem(deep.toString())).contains("levels of indentation");
        assertThat(PythonSyntax.problem("x" + "\\\n".repeat(1_000_000))).isNull();
        assertThat(PythonSyntax.problem("'".repeat(1_000_001))).isNotNull();
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder script = new StringBuilder();
            String letters = "ab 1.\n\t'\"\\()[]{}:,;#=+-!\ud83d\ufeff";
            for (int i = 0; i < 200; i++) {
                script.append(letters.charAt(random.nextInt(letters.length())));
            }
            String problem = PythonSyntax.problem(script.toString());
            assertThat(problem == null || problem.startsWith("line "))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }
}
